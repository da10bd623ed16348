import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { slugs } from '../examples/boston/make.ts';
import { periods } from '../src/model/index.ts';
import { root, serve, succeed, temporaryFolder } from './civicstat.ts';
import { expectDriversToAddUp } from './drivers.ts';

/** The published table's rows as objects; none of its cells is quoted. */
function publishedRows(): Record<string, string>[] {
  const file = join(root, 'examples/boston/source/cityscore_published_2025.csv');
  const [header, ...lines] = readFileSync(file, 'utf8').trimEnd().split(/\r?\n/);
  const names = header!.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  });
}

const rows = publishedRows();

function capturedDates(): string[] {
  return [...new Set(rows.map((row) => row.score_calculated_ts!.slice(0, 10)))].sort();
}

function rowsOn(date: string): Record<string, string>[] {
  return rows.filter((row) => row.score_calculated_ts!.startsWith(date));
}

async function loadSample(data: string): Promise<void> {
  await succeed(data, 'apply', 'examples/boston');
  for (const kind of ['observations', 'targets']) {
    await succeed(data, 'import', `examples/boston/${kind}.csv`, '--city', 'boston', '--as', kind);
  }
}

interface PrintedScore {
  readonly score: number | null;
  readonly reason: string | null;
}
interface PrintedBoard {
  readonly composite: Record<string, { readonly score: number | null; readonly scored: number }>;
  readonly metrics: (Record<string, PrintedScore> & { readonly metric: string })[];
}

it('the public board of each day shows what Boston showed on that day, and what moved it', {
  timeout: 400_000,
}, async () => {
  const data = temporaryFolder();
  await loadSample(data);
  const dates = capturedDates();
  const range = ['--from', dates[0]!, '--to', dates.at(-1)!];
  await succeed(data, 'publish', '--city', 'boston', ...range);
  const server = await serve(data);
  let compared = 0;
  for (const date of dates) {
    const answer = await fetch(`${server.url}/boston/on/${date}.json`);
    const board = (await answer.json()) as {
      metrics: { slug: string; scores: Record<string, { score: number | null }> }[];
    };
    const metrics = new Map(board.metrics.map((one) => [one.slug, one.scores]));
    for (const row of rowsOn(date)) {
      for (const period of periods) {
        const published = row[`${period}_score`]!;
        const ours = metrics.get(slugs[row.metric_name!]!)![period]!.score;
        const place = `${date} ${row.metric_name} ${period}`;
        if (published === '') expect(ours, place).toBeNull();
        else expect(Math.abs(ours! - Number(published)), place).toBeLessThan(1e-9);
        compared += 1;
      }
    }
  }
  expect(compared).toBe(67 * 23 * 4);
  const { boards, explained } = await expectDriversToAddUp(server.url, 'boston', dates[0]!);
  expect(boards).toBe(83);
  expect(explained).toBeGreaterThan(150);
});

it('every score that Boston published comes out of import and score', {
  timeout: 400_000,
}, async () => {
  const data = temporaryFolder();
  await loadSample(data);
  const server = await serve(data);
  const dates = capturedDates();
  const counts = {
    reproduced: 0,
    missing: 0,
    composites: 0,
    reasons: {} as Record<string, number>,
  };
  for (const date of dates) {
    const out = await succeed(
      data,
      'score',
      '--city',
      'boston',
      '--date',
      date,
      '--known-on',
      date,
      '--format',
      'json',
    );
    const board = JSON.parse(out) as PrintedBoard;
    const metrics = new Map(board.metrics.map((one) => [one.metric, one]));
    const today = rowsOn(date);
    expect(today.length).toBe(23);
    for (const period of periods) {
      const present: number[] = [];
      for (const row of today) {
        const published = row[`${period}_score`]!;
        const slug = slugs[row.metric_name!]!;
        const ours = metrics.get(slug)![period]!;
        const place = `${date} ${slug} ${period}`;
        if (published === '') {
          expect(ours.score, place).toBeNull();
          expect(['no-data', 'stale'], place).toContain(ours.reason);
          counts.reasons[ours.reason!] = (counts.reasons[ours.reason!] ?? 0) + 1;
          counts.missing += 1;
        } else {
          expect(ours.reason, place).toBeNull();
          expect(Math.abs(ours.score! - Number(published)), place).toBeLessThan(1e-9);
          present.push(Number(published));
          counts.reproduced += 1;
        }
      }
      const mean = present.reduce((sum, score) => sum + score, 0) / present.length;
      const composite = board.composite[period]!;
      expect(composite.scored).toBe(present.length);
      expect(Math.abs(composite.score! - mean)).toBeLessThan(1e-9);
      counts.composites += 1;
    }
  }
  await server.stop();
  console.log(
    `Reproduced ${counts.reproduced} published scores, ${counts.missing} missing (${JSON.stringify(counts.reasons)}), ${counts.composites} composites.`,
  );
  expect(counts).toMatchObject({ reproduced: 5286, missing: 878, composites: 268 });
});
