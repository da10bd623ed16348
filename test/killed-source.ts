import type { RowConnector } from '../src/connectors/contract.ts';

export const rowsInAll = 6000;
export const rowsPerPage = 50;

/** What a source of the test that kills says of itself; how it reads stands with whoever pulls. */
export const killedSource: Omit<RowConnector, 'pull'> = {
  kind: 'scripted',
  gives: 'rows',
  title: 'Scripted',
  description: 'For tests.',
  settings: [],
};
