import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { slugs } from '../examples/boston/make.ts';
import { periods } from '../src/model/index.ts';
import { root, serve, succeed, temporaryFolder } from './civicstat.ts';

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

interface PrintedScore {
  readonly score: number | null;
  readonly reason: string | null;
}
interface PrintedBoard {
  readonly composite: Record<string, { readonly score: number | null; readonly scored: number }>;
  readonly metrics: (Record<string, PrintedScore> & { readonly metric: string })[];
}

it('every score that Boston published comes out of import and score', {
  timeout: 120_000,
}, async () => {
  const data = temporaryFolder();
  await succeed(data, 'apply', 'examples/boston');
  const server = await serve(data);
  for (const kind of ['observations', 'targets']) {
    await succeed(data, 'import', `examples/boston/${kind}.csv`, '--city', 'boston', '--as', kind);
  }
  const rows = publishedRows();
  const dates = [...new Set(rows.map((row) => row.score_calculated_ts!.slice(0, 10)))].sort();
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
    const today = rows.filter((row) => row.score_calculated_ts!.startsWith(date));
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
