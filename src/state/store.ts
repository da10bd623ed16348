import type { Kysely } from 'kysely';
import { accessStore } from './access.ts';
import { collectingStore } from './collecting.ts';
import type { AuditEntry, StateStore } from './contract.ts';
import {
  applyDefinitions,
  citiesInForce,
  definitionByHash,
  definitionHistory,
  definitionsInForce,
  definitionsRevision,
} from './definitions.ts';
import { acceptDelivery, allDeliveries, deliveryById } from './deliveries.ts';
import { storedVersion } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { publishedBoards, recordPublished } from './published.ts';
import { putRecords, recordHistory, recordInForce, recordsInForce } from './records.ts';
import type { Tables } from './tables.ts';
import { auditPage, isStillThere, unseen, verifyAudit } from './verify.ts';
import { allRows, fill } from './whole.ts';

/** What an engine brings; everything else is the same on every database. */
export interface Connections {
  /** Only for transactions that write: one at a time, each durable when it has committed. */
  readonly write: Kysely<Tables>;
  /** For short questions; sees every committed write. */
  readonly read: Kysely<Tables>;
  /** Runs a long piece of reading on an unchanging view of its own. */
  view<Answer>(work: (view: Kysely<Tables>) => Promise<Answer>): Promise<Answer>;
  /** Lets other work of the process have its turn. */
  pause(): Promise<unknown>;
  backupTo(path: string): Promise<void>;
  close(): Promise<void>;
}

/** The system of record over a database whose tables are up to date. */
export function createStore({
  write,
  read,
  view,
  pause,
  backupTo,
  close,
}: Connections): StateStore {
  return {
    cities: () => citiesInForce(read),
    definitions: (city) => definitionsInForce(read, city),
    definitionHistory: (city) => definitionHistory(read, city),
    definitionByHash: (city, hash) => definitionByHash(read, city, hash),
    definitionsRevision: (city) => definitionsRevision(read, city),
    applyDefinitions: (city, changes, expected, act) =>
      write
        .transaction()
        .execute((transaction) => applyDefinitions(transaction, city, changes, expected, act)),
    deliveries: (city) => allDeliveries(read, city),
    delivery: (id) => deliveryById(read, id),
    acceptDelivery: (delivery, act) =>
      write.transaction().execute((transaction) => acceptDelivery(transaction, delivery, act)),
    published: (city) => publishedBoards(read, city),
    recordPublished: (boards, act) =>
      write.transaction().execute((transaction) => recordPublished(transaction, boards, act)),
    records: (city, kind) => recordsInForce(read, city, kind),
    record: (city, kind, slug) => recordInForce(read, city, kind, slug),
    recordHistory: (city, kind, slug) => recordHistory(read, city, kind, slug),
    putRecords: (city, action, changes, act) =>
      write
        .transaction()
        .execute((transaction) => putRecords(transaction, city, action, changes, act)),
    collecting: collectingStore(read, write),
    access: accessStore(write, read),
    audit: (from = 1) => auditFrom(read, from),
    verifyAudit: auditVerifier(view, pause),
    async schemaVersion() {
      return { stored: await storedVersion(read), known: migrations.length };
    },
    backupTo,
    copyInto: (empty) => view((still) => empty.fill(allRows(still))),
    fill: (rows) => write.transaction().execute((transaction) => fill(transaction, rows)),
    close,
  };
}

/** Remembers up to where the log was found sound. */
function auditVerifier(
  view: Connections['view'],
  pause: Connections['pause'],
): StateStore['verifyAudit'] {
  let sound = unseen;
  return (extent = 'whole') =>
    view(async (still) => {
      const goesOn = extent === 'since-last' && (await isStillThere(still, sound));
      const verdict = await verifyAudit(still, pause, goesOn ? sound : unseen);
      sound = verdict.sound ? verdict : unseen;
      return verdict;
    });
}

async function* auditFrom(read: Kysely<Tables>, from: number): AsyncIterable<AuditEntry> {
  let next = from;
  for (;;) {
    const page = await auditPage(read, next);
    if (page.length === 0) return;
    yield* page;
    next = page.at(-1)!.sequence + 1;
  }
}
