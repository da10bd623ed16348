import type { Delivery } from '../model/index.ts';
import type { Act, AuditEntry, PublishedBoard, StateStore } from './contract.ts';

/** Where a store under test lies: empty at first. `open` may be called again after a close. */
export type OpenState = (folder: string) => Promise<StateStore>;

/** The store under test, new and empty for every test. */
export interface Trial {
  readonly folder: string;
  readonly store: StateStore;
  readonly open: OpenState;
}

export const act: Act = { at: 1_741_000_000_000_001, actor: 'Ana (clerk)' };
export const later: Act = { at: 1_741_000_000_000_002, actor: 'Ben' };

export const delivery = (id: string, city = 'boston'): Omit<Delivery, 'sequence'> => ({
  id,
  city,
  kind: 'observations',
  content: 'c'.repeat(64),
  bytes: 5_000_000_000,
  name: "potholes'; drop table audit; --.csv",
  mapping: '{"columns":{"Wert":"value"}}',
  arrived: act.at,
  actor: act.actor,
  rows: 7,
});
export const board = (city: string, date: string): Omit<PublishedBoard, 'sequence'> => ({
  city,
  date,
  board: 'b'.repeat(64),
  content: 'c'.repeat(64),
  knownOn: act.at - 1,
  publishedAt: act.at,
});

export async function log(store: StateStore, from?: number): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for await (const entry of store.audit(from)) entries.push(entry);
  return entries;
}
