import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openTurns, type Turn } from './turns.ts';

/** Asks for pieces of work in order, and notes when each begins and ends. */
async function run(...asked: readonly Turn[]): Promise<string[]> {
  const turns = openTurns();
  const seen: string[] = [];
  await Promise.allSettled(
    asked.map((runs, place) =>
      turns(runs, async () => {
        seen.push(`${place} begins`);
        await wait(5);
        seen.push(`${place} ends`);
        if (place === 0) throw new Error('a failure holds up nobody');
      }),
    ),
  );
  return seen;
}

const oneByOne = ['0 begins', '0 ends', '1 begins', '1 ends'];

describe('turns', () => {
  it('let readers run beside each other and beside a change', async () => {
    expect((await run('freely', 'freely')).slice(0, 2)).toEqual(['0 begins', '1 begins']);
    expect((await run('in-turn', 'freely')).slice(0, 2).sort()).toEqual(['0 begins', '1 begins']);
    expect((await run('freely', 'in-turn')).slice(0, 2).sort()).toEqual(['0 begins', '1 begins']);
  });

  it.each([
    ['in-turn', 'in-turn'],
    ['alone', 'in-turn'],
    ['in-turn', 'alone'],
    ['alone', 'freely'],
    ['freely', 'alone'],
    ['alone', 'alone'],
  ] as const)('keep %s and a later %s apart', async (first, second) => {
    expect(await run(first, second)).toEqual(oneByOne);
  });

  it('let nobody overtake what must be alone', async () => {
    const seen = await run('in-turn', 'alone', 'freely', 'freely', 'in-turn');
    expect(seen.slice(0, 4)).toEqual(oneByOne);
    expect(seen.slice(4, 7).sort()).toEqual(['2 begins', '3 begins', '4 begins']);
  });
});
