import type { Connector } from './contract.ts';

export type { Connector, Cursor, Page, PullQuestion, Setting, SettingValues } from './contract.ts';

/** The connectors, one line a member. */
export const connectors: readonly Connector[] = [];
