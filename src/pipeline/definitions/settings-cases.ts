import { columnList, columnMap, columnName, expressionText, formatMap } from './dataset-kinds.ts';
import { oneOf, slug, text } from './kinds.ts';
import { optional, part, required, withDefault } from './setting.ts';
import { nameMap, tileRows, tileValues } from './tile-kinds.ts';

/** The keys of a dataset: how a table of cases is read. */
export const dataset = {
  slug: required(slug, "The dataset's name in commands and metrics."),
  name: required(text(120), 'The name that people read.'),
  key: required(columnName, 'The column that names a case; the latest version of a case counts.'),
  columns: required(
    columnMap,
    'The columns that are kept. A `category` is a text with few different values; a `local-time` is what clocks in the city show; an `instant` says its offset from UTC.',
  ),
  formats: optional(formatMap, 'How days and times are written, where it is not ISO 8601.'),
  opened: {
    ...optional(
      columnName,
      'The column that says when a case came in. The dataset is complete from the first to the last such day.',
    ),
    otherwiseSays: 'the first column of days or times',
  },
  known: {
    ...optional(
      columnName,
      'The column that says when a row was written: of the versions of a case the one written last counts.',
    ),
    otherwiseSays: 'none: the one that comes last counts',
  },
  deleted: optional(columnName, 'The `boolean` column that is true where a case was removed.'),
  dimensions: withDefault(
    columnList,
    [],
    'The columns that numbers are broken down by, on the pages of metrics and for staff.',
  ),
  places: withDefault(
    columnList,
    [],
    'Of the dimensions those that say where, such as a neighborhood. The one on the map is one of them.',
  ),
  groups: withDefault(
    columnList,
    [],
    'Of the dimensions those that say to which group of people a case belongs, such as an age group.',
  ),
  names: optional(nameMap, 'What columns are called where people read of them.'),
  tiles: part('map, see below', null, 'A map of the values of one of the dimensions.'),
  about: withDefault(
    oneOf(['things', 'persons']),
    'persons',
    'What a case is about. Breakdowns about persons are never shown to the public.',
  ),
};

/** The keys under a dataset's `tiles`. */
export const tileMap = {
  column: required(columnName, 'The dimension whose values are on the map.'),
  rows: required(tileRows, 'The tiles, from the top and from the left.'),
  values: {
    ...withDefault(tileValues, {}, 'The value of a tile, where the files write it otherwise.'),
    otherwiseSays: 'what stands on the tile',
  },
  note: optional(text(300), 'How the map was made; shown below it.'),
};

/** The keys under a metric's `from`. */
export const metricSource = {
  dataset: required(slug, 'The slug of the dataset.'),
  day: required(columnName, 'The column on whose local day a case counts.'),
  closed: optional(
    columnName,
    'The column that says when a case was over; for a `level`: how many are open at the end of the day.',
  ),
  where: optional(expressionText, 'Which cases count; a condition.'),
  numerator: optional(
    expressionText,
    'Of a `ratio`: which cases count above the line (a condition), or what is added up there (a number).',
  ),
  denominator: {
    ...optional(
      expressionText,
      'Of a `ratio`: which cases count at all, or what is added up below the line.',
    ),
    otherwiseSays: 'all cases',
  },
  value: optional(
    expressionText,
    'What is added up, averaged, ordered (`median`, `percentile`) or told apart (`distinct`).',
  ),
};
