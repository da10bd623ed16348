import type { Page, PullQuestion, RowConnector, Setting } from '../contract.ts';
import { overlapHours, rowsPerRequest } from '../web/order.ts';
import { countOf, secret, setting } from '../web/settings.ts';
import { walk } from '../web/walk.ts';
import { openWeb } from '../web/web.ts';
import { type Feature, openLayer, rowOfFeature } from './layer.ts';

const settings: readonly Setting[] = [
  setting(
    'address',
    'Address of the layer',
    'It ends in FeatureServer or MapServer and a number, for example https://services.arcgis.com/…/FeatureServer/0.',
    {
      type: 'address',
    },
  ),
  secret('token', 'Token', 'Only for layers that are not public.'),
  setting('columns', 'Columns', 'Names of fields, separated by commas. Empty: all of them.', {
    required: false,
  }),
  setting(
    'where',
    'Condition',
    "Which rows are meant, as SQL has it: STATUS = 'Closed'. Empty: all of them.",
    {
      type: 'query',
      required: false,
    },
  ),
  setting(
    'updated',
    'Field of the time of change',
    'Often last_edited_date. By it an incremental source reads only what changed since the last pull. It must be a time or number and never empty. Left out: the whole layer is read each time.',
    { required: false },
  ),
  setting(
    'dayFields',
    'Fields that hold days',
    'Fields of dates without a time of day, separated by commas. A layer keeps such a day as a midnight, in UTC or in the city’s time; here it becomes a day again, as numbers by day need it.',
    { required: false },
  ),
  setting(
    'coordinates',
    'Coordinates',
    'Adds the columns longitude and latitude (WGS 84) of a layer of points.',
    {
      type: 'boolean',
      required: false,
      default: false,
    },
  ),
  overlapHours,
  rowsPerRequest,
];

/** `arcgis`: layers and tables of an ArcGIS feature service. */
export const arcgis: RowConnector = {
  kind: 'arcgis',
  gives: 'rows',
  title: 'ArcGIS feature service',
  description:
    'Reads a layer or table of a feature service: ArcGIS Online, ArcGIS Enterprise, or an open-data portal by ArcGIS Hub. Dates come as times in UTC, and each row brings its object id.',
  settings,
  pull,
};

async function* pull(question: PullQuestion): AsyncGenerator<Page> {
  const web = openWeb(question, settings);
  const layer = await openLayer(question.settings, web);
  const hours = countOf(question.settings, 'overlapHours', 0);
  const rewind = (since: string) => layer.rewound(since, hours);
  for await (const { rows, cursor } of walk<Feature>(question.cursor, rewind, layer.ask)) {
    web.count(rows.length);
    yield {
      columns: layer.columns,
      rows: rows.map((row) => rowOfFeature(row, layer, question.timeZone)),
      cursor,
      total: null,
    };
  }
}
