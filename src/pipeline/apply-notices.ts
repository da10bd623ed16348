import type { CityDefinition } from '../model/index.ts';
import { loadCity } from './city.ts';
import type { Plan } from './definitions/index.ts';
import type { Platform } from './platform.ts';

/** What a person should know who applies a city's folder: sentences. */
export async function applyNotices(
  platform: Platform,
  city: CityDefinition,
  plan: Plan,
): Promise<string[]> {
  return [
    ...(await sampleNotices(platform, city)),
    ...ownerNotices(city),
    ...(await removalNotices(platform, city, plan)),
  ];
}

async function sampleNotices(platform: Platform, city: CityDefinition): Promise<string[]> {
  if (city.asOf !== null) {
    return [
      `asOf holds the board date of ${city.slug}, and the clock by which its numbers are late, at ${city.asOf}. Only a sample city should have it.`,
    ];
  }
  const others = (await platform.state.cities()).filter((slug) => slug !== city.slug);
  const defined = await Promise.all(others.map((slug) => loadCity(platform, slug)));
  const samples = defined.filter((one) => one.city.asOf !== null).map((one) => one.city.slug);
  if (samples.length === 0) return [];
  return [
    `This data folder holds a sample city, too: ${samples.join(', ')}. To keep them apart, give each a folder of its own with --data or CIVICSTAT_DATA.`,
  ];
}

/** One notice for each metric that goes while numbers of it are kept. */
async function removalNotices(
  platform: Platform,
  city: CityDefinition,
  plan: Plan,
): Promise<string[]> {
  const metrics = plan.filter(({ kind }) => kind === 'metric');
  const removed = metrics.filter(({ change }) => change === 'remove').map(({ slug }) => slug);
  if (removed.length === 0) return [];
  const { metric, metrics: names } = await platform.facts.observations({
    city: city.slug,
    knownOn: null,
    from: null,
    until: null,
    metrics: removed,
    deliveries: null,
  });
  const counts = Map.groupBy(metric, (index) => names[index]!);
  const added = metrics.filter(({ change }) => change === 'add').map(({ slug }) => slug);
  return [...counts].map(([slug, rows]) =>
    [
      `${rows.length === 1 ? '1 number' : `${rows.length} numbers`} of ${slug} stay under that name, and no board shows them any more.`,
      ...(added.length === 0
        ? []
        : [
            `If ${slug} is ${added.join(' or ')} now: keep the slug ${slug} and change only the name, or import its numbers again under the new slug.`,
          ]),
      `If it is no longer kept: leave it in the folder with ends: and its last day.`,
    ].join(' '),
  );
}

function ownerNotices({ metrics }: CityDefinition): string[] {
  const slugs = metrics.filter(({ owner }) => owner === null).map(({ slug }) => slug);
  if (slugs.length === 0) return [];
  return [
    `Nothing can be published before every metric has an owner. Without one: ${slugs.join(', ')}. Add owner: with the office that answers for it.`,
  ];
}
