import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../scoring/rules/index.ts';
import { readCityFolder } from './index.ts';

const texts = ['sound/city.yaml', 'sound/metrics/fire.yaml', 'faulty/city.yaml'].map((name) =>
  readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8'),
);
const [good] = texts as [string];

/** Pieces that mean something to YAML or to the reader. */
const pieces = fc.oneof(
  fc.constantFrom(
    ...['\t', '\n', '\r', ': ', '- ', '? ', '[', ']', '{', '}', ',', '"', "'", '|', '>', '#'],
    ...['&a ', '*a', '!x ', '!!int ', '%', '---\n', '...\n', '<<: ', '\\', '\u0000', '\uFEFF'],
    ...['~', 'null', 'true', '.nan', '-.inf', '1e999', '0x1f', '2025-02-30', '__proto__: 1\n'],
    ...['constructor: 1\n', 'include: [a.yaml]\n', '\uD800', '🏔'],
  ),
  fc.string(),
  fc.constantFrom(...texts.flatMap((text) => text.split('\n'))),
);

interface Change {
  readonly at: number;
  readonly drop: number;
  readonly insert: string;
}
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(good.length),
  drop: fc.oneof(fc.nat(3), fc.nat(60)),
  insert: pieces,
});

function mutated(text: string, changes: readonly Change[]): string {
  return changes.reduce(
    (now, { at, drop, insert }) => now.slice(0, at) + insert + now.slice(at + drop),
    text,
  );
}

async function read(main: string, included: string) {
  const files = { read: async (path: string) => (path === 'city.yaml' ? main : included) };
  return readCityFolder('sample', files, rules);
}

describe('readCityFolder on whatever comes', () => {
  it('never throws, and places every finding inside its file', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 4 }),
        fc.array(change, { maxLength: 2 }),
        async (inMain, inIncluded) => {
          const main = mutated(good, inMain);
          const included = mutated(texts[1]!, inIncluded);
          const reading = await read(main, included);
          if (!Array.isArray(reading)) return;
          expect(reading.length).toBeGreaterThan(0);
          for (const { file, line, column, remedy } of reading) {
            const lines = (file === 'sample/city.yaml' ? main : included).split('\n');
            expect(line).toSatisfy((at: number) => at >= 1 && at <= lines.length);
            expect(column).toSatisfy((at: number) => at >= 1 && at <= lines[line! - 1]!.length + 2);
            expect(remedy).not.toBe('');
          }
        },
      ),
      { seed: 20250701, numRuns: 150 },
    );
  });

  it('never throws on any text at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.array(pieces), async (text, more) => {
        expect(Array.isArray(await read(text + more.join(''), ''))).toBe(true);
      }),
      { seed: 20250701, numRuns: 150 },
    );
  });
});
