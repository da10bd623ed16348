import type { Connector } from './contract.ts';
import { folder } from './folder/index.ts';

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
export const connectors: readonly Connector[] = [folder];
