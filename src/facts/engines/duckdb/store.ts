import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { type DeliveryKind, Fault, type Instant, type RowKind } from '../../../model/index.ts';
import type {
  FactsStore,
  LandedDelivery,
  ObservationQuestion,
  StagedRows,
} from '../../contract.ts';
import type {
  BreakdownQuestion,
  CasesQuestion,
  ChangesQuestion,
  DeriveQuestion,
  EventsFile,
  EventTable,
} from '../../events.ts';
import { oneAtATime } from '../../queue.ts';
import { checksumOf } from './checksum.ts';
import { stagedContradictions } from './contradictions.ts';
import { stagedDifference } from './difference.ts';
import { changedSpans, readBreakdown } from './events/breakdowns.ts';
import { storedColumns } from './events/columns.ts';
import { deriveObservations } from './events/derive.ts';
import { eventDifference } from './events/difference.ts';
import type { StagedEvents } from './events/landing.ts';
import { extentOf, readCases } from './events/questions.ts';
import { stagedRejects, stageFile } from './events/staging.ts';
import { asFault } from './faults.ts';
import { forgetDeliveries, landedDeliveries, landStage } from './landing.ts';
import { readObservations, readTargets } from './reading.ts';
import { readRestatements } from './restatements.ts';
import { makeTables } from './schema.ts';
import { shapes } from './shapes.ts';
import { appendRows, emptyStage } from './staging.ts';
import { inTransaction } from './transaction.ts';

/** What lies on the stage; the kind is that of the first rows. */
interface Stage {
  readonly kind: DeliveryKind | null;
  readonly rows: number;
  /** The file whose events lie there. */
  readonly events: StagedEvents | null;
}

/** Facts in one DuckDB file. Writes wait for each other; reads run beside on their own snapshot. */
export class DuckdbFacts implements FactsStore {
  readonly #instance: DuckDBInstance;
  readonly #writer: DuckDBConnection;
  readonly #inTurn = oneAtATime();
  readonly #reads = new Set<Promise<unknown>>();
  #stage: Stage | undefined;
  /** The file that was read onto the stage last; its rejected values can be asked for. */
  #rejectedFrom: EventsFile | undefined;
  #closed: Promise<void> | undefined;

  /** `writer` holds the stage and makes all changes; the tables are prepared. */
  constructor(instance: DuckDBInstance, writer: DuckDBConnection) {
    this.#instance = instance;
    this.#writer = writer;
  }

  beginStage(): Promise<void> {
    return this.#write(async () => {
      this.#stage = undefined;
      await emptyStage(this.#writer);
      this.#stage = { kind: null, rows: 0, events: null };
    });
  }

  stage(staged: StagedRows): Promise<void> {
    return this.#write(async () => {
      const { kind, rows } = this.#begun();
      if (kind !== null && kind !== staged.kind) {
        throw new TypeError(`a stage of ${kind} takes no ${staged.kind}`);
      }
      // Until all rows are in there is no stage: a failure in the middle must not be landed.
      this.#stage = undefined;
      if (staged.kind === 'observations') {
        await appendRows(this.#writer, shapes.observations, staged.rows, rows);
      } else {
        await appendRows(this.#writer, shapes.targets, staged.rows, rows);
      }
      this.#stage = { kind: staged.kind, rows: rows + staged.rows.length, events: null };
    });
  }

  stageEvents(file: EventsFile, progress: (share: number) => void) {
    return this.#write(async () => {
      if (this.#begun().kind !== null) throw new TypeError('the stage is not empty');
      this.#stage = undefined;
      const reading = await stageFile(this.#writer, file, progress);
      const { rows, rejected, repeated } = reading;
      if (rejected === 0) this.#stage = { kind: 'events', rows, events: { file, repeated } };
      this.#rejectedFrom = file;
      return reading;
    });
  }

  rejectedCells(from: number, limit: number) {
    return this.#write(async () => {
      const columns = storedColumns(this.#rejectedFrom!.table.shape);
      return stagedRejects(this.#writer, columns, from, limit);
    });
  }

  contradictions(limit: number) {
    return this.#write(async () => {
      const { kind } = this.#begun();
      // Of events the later row of a key counts: repeats are versions, not contradictions.
      return kind === null || kind === 'events'
        ? []
        : stagedContradictions(this.#writer, kind, limit);
    });
  }

  difference(city: string) {
    return this.#write(async () => {
      const { kind, events } = this.#begun();
      if (events !== null) return eventDifference(this.#writer, events);
      return stagedDifference(this.#writer, (kind ?? 'observations') as RowKind, city);
    });
  }

  land(delivery: LandedDelivery): Promise<void> {
    return this.#write(async () => {
      const landed = await landedDeliveries(this.#writer);
      if (!landed.some(({ id }) => id === delivery.id)) {
        const { kind, events } = this.#begun();
        if (kind !== null && kind !== delivery.kind) {
          throw new TypeError(`a stage of ${kind} cannot be landed as ${delivery.kind}`);
        }
        await landStage(this.#writer, delivery, events);
      }
      this.#stage = undefined;
      await emptyStage(this.#writer);
    });
  }

  forget(deliveries: readonly string[]): Promise<void> {
    return this.#write(() => forgetDeliveries(this.#writer, deliveries));
  }

  clear(): Promise<void> {
    return this.#write(() => makeTables(this.#writer));
  }

  landed() {
    return this.#read(landedDeliveries);
  }

  observations(question: ObservationQuestion) {
    return this.#read((connection) => readObservations(connection, question));
  }

  targets(city: string, knownOn: Instant | null, deliveries: readonly string[] | null) {
    return this.#read((connection) => readTargets(connection, city, knownOn, deliveries));
  }

  restatements(city: string, knownOn: Instant | null, deliveries: readonly string[] | null) {
    return this.#read((connection) => readRestatements(connection, city, knownOn, deliveries));
  }

  derive(question: DeriveQuestion): Promise<void> {
    return this.#write(() => deriveObservations(this.#writer, question));
  }

  extent(table: EventTable, through = Infinity) {
    return this.#read((connection) => extentOf(connection, table, through));
  }

  breakdown(question: BreakdownQuestion) {
    return this.#read((connection) => readBreakdown(connection, question));
  }

  changed(question: ChangesQuestion) {
    return this.#read((connection) => changedSpans(connection, question));
  }

  cases(question: CasesQuestion & { readonly from: number; readonly limit: number }) {
    return this.#read((connection) => readCases(connection, question));
  }

  checksum() {
    return this.#read(checksumOf);
  }

  close(): Promise<void> {
    this.#closed ??= this.#inTurn(async () => {
      await Promise.allSettled(this.#reads);
      this.#writer.closeSync();
      this.#instance.closeSync();
    });
    return this.#closed;
  }

  #begun(): Stage {
    if (this.#stage !== undefined) return this.#stage;
    throw new Fault('there is nothing on the stage of the facts store', 'Read the delivery again');
  }

  #write<T>(work: () => Promise<T>): Promise<T> {
    return this.#asFaults(() => this.#inTurn(work));
  }

  async #read<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const reading = this.#asFaults(async () => {
      const connection = await this.#instance.connect();
      try {
        return await inTransaction(connection, () => work(connection));
      } finally {
        connection.closeSync();
      }
    });
    this.#reads.add(reading);
    try {
      return await reading;
    } finally {
      this.#reads.delete(reading);
    }
  }

  async #asFaults<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closed !== undefined) throw new Error('the facts store is closed');
    try {
      return await work();
    } catch (error) {
      throw asFault(error);
    }
  }
}
