import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BreakdownQuestion } from '../../src/facts/events.ts';
import type { CityDefinition, Day } from '../../src/model/index.ts';
import { publishContext } from '../../src/pipeline/board-document.ts';
import { breakdownTeller } from '../../src/pipeline/breakdowns/tell.ts';
import { loadCity } from '../../src/pipeline/city.ts';
import { planApply } from '../../src/pipeline/definitions/index.ts';
import { type Platform, silentReport } from '../../src/pipeline/platform.ts';
import { publish } from '../../src/pipeline/publish.ts';
import { openPlatformIn } from '../platform.ts';
import {
  bring,
  csvOf,
  instant,
  type MadeCase,
  readCityOfCases,
  requests,
} from './city-of-cases.ts';

const noon = (day: Day) => instant(`${day}T12:00:00`);
let folder: string;
let now: number;
let platform: Platform & { close(): Promise<void> };
/** Which numbers were made of which months, since the last publication began. */
let asked: string[];

function recorded({ derivations, spans }: BreakdownQuestion): string {
  const months = spans.map(({ first }) => first.slice(5, 7));
  return `${derivations.map(({ measure }) => measure).join(' ')} of ${months.join(' ')}`;
}

async function define(city: CityDefinition): Promise<void> {
  const { state } = platform;
  const planned = planApply(await state.definitions('cases'), city);
  const changes = planned.map(({ kind, slug, body }) => ({ kind, slug, body }));
  const revision = await state.definitionsRevision('cases');
  await state.applyDefinitions('cases', changes, revision, { at: now, actor: 'test' });
}

/** Publishes boards, and gives the breakdowns of the last one, and as they are made from nothing. */
async function published(...dates: Day[]) {
  asked = [];
  await publish(platform, { city: 'cases', dates, knownOn: now }, silentReport);
  const made = [...asked];
  const index = await platform.snapshots.index('cases');
  const board = await platform.snapshots.board(index!.boards.at(-1)!.board);
  const defined = await loadCity(platform, 'cases');
  const context = await publishContext(platform, defined, dates.at(-1)!, now, new Map());
  const anew = await breakdownTeller(platform, [])(context, dates.at(-1)!);
  return { made, told: board!.breakdowns, anew };
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'civicstat-breakdowns-'));
  now = noon('2025-04-06');
  const opened = await openPlatformIn(folder, () => now);
  const breakdown = (question: BreakdownQuestion) => {
    asked.push(recorded(question));
    return opened.facts.breakdown(question);
  };
  platform = { ...opened, facts: { ...opened.facts, breakdown } };
});
afterEach(async () => {
  await platform.close();
  rmSync(folder, { recursive: true, force: true });
});

const cases = requests();
const caseOf = (opened: Day) => cases.find((one) => one.opened === opened)!;

describe('the breakdowns of a board', () => {
  beforeEach(async () => {
    await define(await readCityOfCases());
    await bring(platform, 'requests', csvOf(cases));
  });

  it('are made once, and anew only for months in which cases changed', async () => {
    const first = await published('2025-04-04', '2025-04-05');
    expect(first.made).toEqual(['ratio count median of 01 02 03']);
    expect(first.told).toBe(first.anew);

    now = noon('2025-04-07');
    // Another place, and nothing else: the numbers of all days are what they were.
    const moved: MadeCase = { ...caseOf('2025-02-10'), place: 'Harbor' };
    await bring(platform, 'requests', csvOf([moved]));
    const second = await published('2025-04-05', '2025-04-06');
    expect(second.made).toEqual(['ratio count median of 02']);
    expect(second.told).toBe(second.anew);
    expect(second.told).not.toBe(first.told);

    now = noon('2025-04-08');
    // From January to April: what counts by the day of the opening changes in January alone.
    await bring(platform, 'requests', csvOf([{ ...caseOf('2025-01-05'), closed: '2025-04-01' }]));
    const third = await published('2025-04-07');
    expect(third.made).toEqual(['ratio count median of 01']);
    expect(third.told).toBe(third.anew);
    expect((await published('2025-04-07')).made).toEqual([]);
  });

  it('are made anew for other definitions, and where a document is lost', async () => {
    await published('2025-04-05');
    const city = await readCityOfCases();
    const datasets = city.datasets!.map((one) =>
      one.slug === 'requests' ? { ...one, dimensions: ['kind'] } : one,
    );
    await define({ ...city, datasets });
    const changed = await published('2025-04-06');
    expect(changed.made).toEqual(['ratio count median of 01 02 03']);
    expect(changed.told).toBe(changed.anew);

    const { metrics } = (await platform.snapshots.breakdowns(changed.told!))!;
    rmSync(platform.archive.path(metrics.requests![1]!.document));
    const lost = await published('2025-04-06');
    expect(lost.made).toEqual(['count of 02']);
    expect(lost.told).toBe(changed.told);
  });

  it('are those of what was known, also when it is less than was published', async () => {
    const known = now;
    const first = await published('2025-04-05');
    now = noon('2025-04-07');
    await bring(platform, 'requests', csvOf([{ ...caseOf('2025-03-10'), place: 'Harbor' }]));
    const later = await published('2025-04-05');
    expect(later.told).not.toBe(first.told);
    asked = [];
    const defined = await loadCity(platform, 'cases');
    const boards = await platform.state.published('cases');
    const tell = breakdownTeller(platform, [boards.at(-1)!]);
    const context = async (knownOn: number) =>
      publishContext(platform, defined, '2025-04-05', knownOn, new Map());
    expect(await tell(await context(known), '2025-04-05')).toBe(first.told);
    expect(await tell(await context(now), '2025-04-05')).toBe(later.told);
    // What the published board says of March is found again.
    expect(asked).toEqual(['ratio count median of 03']);
  });
});
