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
