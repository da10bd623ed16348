import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { succeed } from './civicstat.ts';
import { smallCity } from './small-city.ts';

it('apply says what becomes of the numbers of a metric that goes, and who lacks an owner', {
  timeout: 120_000,
}, async () => {
  const city = await smallCity();
  const rows = 'metric,start,end,value\ncalls,2026-03-03,,12\ncalls,2026-03-04,,14\n';
  await city.take(city.write('a.csv', rows));
  const file = join(city.folder, 'city', 'city.yaml');
  const text = readFileSync(file, 'utf8');
  const apply = (changed: string, ...options: readonly string[]) => {
    writeFileSync(file, changed);
    return succeed(city.data, 'apply', join(city.folder, 'city'), ...options);
  };
  const renamed = text.replace('slug: calls', 'slug: emergency-calls');
  const orphans =
    'Note: 2 numbers of calls stay under that name, and no board shows them any more. ';
  const end = 'If it is no longer kept: leave it in the folder with ends: and its last day.\n';
  expect(await apply(renamed, '--dry-run')).toContain(
    `${orphans}If calls is emergency-calls now: keep the slug calls and change only the name, or import its numbers again under the new slug. ${end}`,
  );
  const alone = text.slice(0, text.indexOf('  - slug: calls'));
  expect(await apply(alone, '--dry-run')).toContain(orphans + end);
  expect(await apply(text.replace('owner: Chief', 'deputy: Chief'))).toContain(
    'Note: Nothing can be published before every metric has an owner. Without one: on-time. Add owner: with the office that answers for it.\n',
  );
  expect(await apply(text)).not.toContain('Note:');
});

it('the ledger keeps what was told of a metric that is removed', {
  timeout: 120_000,
}, async () => {
  const city = await smallCity();
  const header = 'metric,start,end,value,known\n';
  await city.take(city.write('a.csv', `${header}calls,2026-03-04,,12,2026-03-05T06:00-05:00\n`));
  await city.take(city.write('b.csv', `${header}calls,2026-03-04,,14,2026-03-06T06:00-05:00\n`));
  const file = join(city.folder, 'city', 'city.yaml');
  const text = readFileSync(file, 'utf8');
  const publish = () =>
    succeed(city.data, 'publish', '--city', 'sample', '--date', '2026-03-05', '--known-on', 'now');
  await publish();
  writeFileSync(file, text.slice(0, text.indexOf('  - slug: calls')));
  await succeed(city.data, 'apply', join(city.folder, 'city'));
  await publish();
  const { changes } = (await (await fetch(`${city.server.url}/sample/changes.json`)).json()) as {
    readonly changes: readonly Record<string, unknown>[];
  };
  expect(changes).toContainEqual(
    expect.objectContaining({ kind: 'restated', metric: 'calls', before: '12', after: '14' }),
  );
  expect(changes).toContainEqual(expect.objectContaining({ kind: 'retired', metric: 'calls' }));
});
