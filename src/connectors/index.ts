import { arcgis } from './arcgis/index.ts';
import { ckan } from './ckan/index.ts';
import type { Connector } from './contract.ts';
import { folder } from './folder/index.ts';
import { httpsFile } from './https-file/index.ts';
import { httpsJson } from './https-json/index.ts';
import { open311 } from './open311/index.ts';
import { socrata } from './socrata/index.ts';

export type {
  Connector,
  Cursor,
  FileConnector,
  Page,
  PullQuestion,
  RowConnector,
  Setting,
  SettingValues,
  SourceFile,
} from './contract.ts';

/** The connectors, one line a member. */
export const connectors: readonly Connector[] = [
  socrata,
  ckan,
  arcgis,
  open311,
  httpsFile,
  httpsJson,
  folder,
];
