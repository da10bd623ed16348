import type { EventTable } from '../../facts/events.ts';
import {
  type CityDefinition,
  canonicalJson,
  type DatasetDefinition,
  type DatasetShape,
  nearest,
  UserError,
} from '../../model/index.ts';
import { contentHash } from '../hash.ts';

/** The table that a dataset's deliveries land in: another one whenever its shape changes. */
export function eventTable(
  city: Pick<CityDefinition, 'slug' | 'timeZone'>,
  dataset: DatasetShape,
): EventTable {
  const shape = shapeOf(dataset);
  const { timeZone } = city;
  const id = contentHash(canonicalJson({ city: city.slug, shape, timeZone }));
  return { id, shape, timeZone };
}

/** What of a dataset determines how its files are read. */
export function shapeOf(dataset: DatasetShape): DatasetShape {
  const { slug, key, columns, formats, opened, known, deleted } = dataset;
  return { slug, key, columns, formats, opened, known, deleted };
}

/** The dataset that a command names; the only one where it names none. */
export function datasetOf(city: CityDefinition, slug: string | null): DatasetDefinition {
  const datasets = city.datasets ?? [];
  const [only] = datasets;
  if (slug === null && only !== undefined && datasets.length === 1) return only;
  const found = datasets.find((one) => one.slug === slug);
  if (found !== undefined) return found;
  const names = datasets.map((one) => one.slug);
  const near = nearest(slug ?? '', names);
  throw new UserError({
    code: slug === null ? 'no-dataset' : 'unknown-dataset',
    message:
      slug === null ? 'Events belong to a dataset, and none is named' : 'There is no such dataset',
    ...(slug === null ? {} : { value: slug }),
    remedy:
      names.length === 0
        ? 'Declare it under `datasets` in city.yaml and apply the city folder'
        : near === null
          ? `Name one with --dataset: ${names.join(', ')}`
          : `Did you mean ${near}?`,
  });
}
