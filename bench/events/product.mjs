import { readExpression } from '../../dist/expressions/index.js';
import { standardMapping } from '../../dist/formats/index.js';
import { eventTable } from '../../dist/pipeline/events/tables.js';
import { kinds } from './metrics.mjs';

const columns = [
  ['case_id', 'text'],
  ['opened', 'local-time'],
  ['due', 'local-time'],
  ['closed', 'local-time'],
  ['status', 'category'],
  ['type', 'category'],
  ['neighborhood', 'category'],
  ['channel', 'category'],
  ['latitude', 'number'],
  ['longitude', 'number'],
].map(([name, type]) => ({ name, type }));
const dataset = {
  slug: 'requests',
  key: 'case_id',
  columns,
  formats: { 'local-time': 'MM/dd/yyyy hh:mm:ss a' },
  opened: 'opened',
  known: null,
  deleted: null,
};
const timeZone = 'America/New_York';

/** The dataset's table as the product names it. */
export const table = eventTable({ slug: 'bench', timeZone }, dataset);

/** What the product is asked to read a file of cases. */
export function checkQuestion(path, arrived) {
  return {
    path,
    name: 'cases.csv',
    city: 'bench',
    kind: 'events',
    reading: JSON.stringify({ mapping: standardMapping, timeZone, dataset }),
    arrived,
    metrics: [],
  };
}

const types = new Map(columns.map(({ name, type }) => [name, type]));
const expression = (text) => readExpression(text, types);
const base = {
  closed: null,
  where: null,
  numerator: null,
  denominator: null,
  value: null,
  quantile: null,
  calendar: { holidays: [], hours: { from: 540, until: 1020 } },
};

/** The forty metrics; other names stand for other numbers, which are derived anew. */
export function derivations(tag) {
  return kinds.flatMap((kind, index) => {
    const where = expression(`type == "${kind}"`);
    return [
      {
        ...base,
        id: `share-${index}-${tag}`,
        measure: 'ratio',
        day: 'closed',
        where,
        numerator: expression('closed <= due'),
        denominator: expression('due != null'),
      },
      {
        ...base,
        id: `mean-${index}-${tag}`,
        measure: 'mean',
        day: 'opened',
        where,
        value: expression('hours(opened, closed)'),
      },
    ];
  });
}

/** One metric of each other kind, each derived alone. */
export function others(tag) {
  return {
    'count of all cases': [{ ...base, id: `count-${tag}`, measure: 'count', day: 'opened' }],
    'median days to close': [
      {
        ...base,
        id: `median-${tag}`,
        measure: 'median',
        quantile: 0.5,
        day: 'closed',
        value: expression('days(opened, closed)'),
      },
    ],
    'open at the end of the day': [
      { ...base, id: `level-${tag}`, measure: 'level', day: 'opened', closed: 'closed' },
    ],
    'mean business hours to close': [
      {
        ...base,
        id: `business-${tag}`,
        measure: 'mean',
        day: 'opened',
        value: expression('businessHours(opened, closed)'),
      },
    ],
  };
}
