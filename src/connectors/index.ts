import { arcgis } from './arcgis/index.ts';
import { ckan } from './ckan/index.ts';
import type { Connector } from './contract.ts';
import { folder } from './folder/index.ts';
import { httpsFile } from './https-file/index.ts';
import { httpsJson } from './https-json/index.ts';
import { mysql } from './mysql/index.ts';
import { open311 } from './open311/index.ts';
import { postgresql } from './postgresql/index.ts';
import { sftp } from './sftp/index.ts';
import { socrata } from './socrata/index.ts';
import { sqlite } from './sqlite/index.ts';
import { sqlserver } from './sqlserver/index.ts';

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
  sftp,
  folder,
  postgresql,
  mysql,
  sqlserver,
  sqlite,
];
