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
import type { EventsReader } from '../../reader.ts';
import { landedIn, landedInOrder } from './catalogue.ts';
import { checksumOf } from './checksum.ts';
import { clearFacts } from './clearing.ts';
import { isWhole } from './counting.ts';
import { changedSpans, readBreakdown } from './events/breakdowns.ts';
import { deriveObservations } from './events/derive.ts';
import {
  countReplaced,
  eventDifference,
  landedEvents,
  replaceVersions,
  replaceWithout,
} from './events/landing.ts';
import { pushEvents } from './events/pushing.ts';
import { extentOfTable, readCases } from './events/questions.ts';
import { madeTable } from './events/tables.ts';
import type { Journal } from './journal.ts';
import { stagedContradictions, stagedDifference } from './judging.ts';
import { readObservations, readRestatements, readTargets } from './reading.ts';
import type { Cluster } from './servers.ts';
import { addRows, rowsThere, type Stage, sent } from './staging.ts';
import { sweep } from './sweeping.ts';
import type { Watch } from './watching.ts';

const emptyStage: Stage = { kind: null, rows: 0, batch: 0, waiting: [], events: null };

/** After so many stages their rows are looked at for what can be deleted. */
const stagesBetweenSweeps = 200;

/**
 * Facts on ClickHouse servers. Rows of a delivery are written under a number of their own while they
 * are on the stage; landing is one entry in the journal, from which on they count.
 */
export class ClickhouseFacts implements FactsStore {
  readonly #cluster: Cluster;
  readonly #journal: Journal;
  readonly #reader: EventsReader;
  readonly #watch: Watch;
  readonly #inTurn = oneAtATime();
  readonly #reads = new Set<Promise<unknown>>();
  #stage: Stage | undefined;
  #stages = 0;
  #closed: Promise<void> | undefined;

  constructor(cluster: Cluster, journal: Journal, reader: EventsReader, watch: Watch) {
    this.#watch = watch;
    this.#cluster = cluster;
    this.#journal = journal;
    this.#reader = reader;
  }

  beginStage(): Promise<void> {
    return this.#write(async () => {
      this.#stage = undefined;
      await this.#reader.clear();
      this.#stages += 1;
      if (this.#stages % stagesBetweenSweeps === 0) await this.#sweep();
      this.#stage = emptyStage;
    });
  }

  stage(staged: StagedRows): Promise<void> {
    return this.#write(async () => {
      const stage = this.#begun();
      if (stage.kind !== null && stage.kind !== staged.kind) {
        throw new TypeError(`a stage of ${stage.kind} takes no ${staged.kind}`);
      }
      // Until all rows are in there is no stage: a failure in the middle must not be landed.
      this.#stage = undefined;
      this.#stage = await addRows(this.#cluster, this.#journal, stage, staged);
    });
  }

  stageEvents(file: EventsFile, progress: (share: number) => void) {
    return this.#write(async () => {
      if (this.#begun().kind !== null) throw new TypeError('the stage is not empty');
      this.#stage = undefined;
      const reading = await this.#reader.read(file, (share) => progress(share / 2));
      const { rows, rejected, repeated } = reading;
      if (rejected > 0) return reading;
      const table = await madeTable(this.#cluster, this.#journal, file.table);
      const batch = await this.#journal.beginBatch();
      const events = { file, table, batch, repeated };
      await pushEvents(this.#cluster, this.#reader, events, (pushed) =>
        progress(0.5 + pushed / rows / 2),
      );
      this.#stage = { kind: 'events', rows, batch, waiting: [], events };
      return reading;
    });
  }

  rejectedCells(from: number, limit: number) {
    return this.#write(() => this.#reader.rejectedCells(from, limit));
  }

  contradictions(limit: number) {
    return this.#write(async () => {
      const { kind, batch } = await this.#sent();
      // Of events the later row of a key counts: repeats are versions, not contradictions.
      if (kind === null || kind === 'events') return [];
      return stagedContradictions(this.#cluster, kind, batch, limit);
    });
  }

  difference(city: string) {
    return this.#write(async () => {
      const { kind, batch, events } = await this.#sent();
      const { catalogue } = this.#journal;
      if (events !== null) return eventDifference(this.#cluster, catalogue, events);
      const rows = (kind ?? 'observations') as RowKind;
      return stagedDifference(this.#cluster, catalogue, rows, { batch, city });
    });
  }

  land(delivery: LandedDelivery): Promise<void> {
    return this.#write(async () => {
      if (!this.#journal.catalogue.landed.has(delivery.id)) await this.#landStage(delivery);
      this.#stage = undefined;
      await this.#reader.clear();
    });
  }

  async #landStage(delivery: LandedDelivery): Promise<void> {
    const stage = await this.#sent();
    const { kind, rows, events } = stage;
    assertKind(kind, delivery.kind);
    if ((await rowsThere(this.#cluster, stage)) !== rows) {
      throw new Fault(
        'rows of a delivery did not arrive in the facts store whole',
        'Read the delivery again; look at the logs of the ClickHouse servers if it stays so',
      );
    }
    const { catalogue } = this.#journal;
    const batch = stage.batch === 0 ? await this.#journal.beginBatch() : stage.batch;
    if (events !== null) {
      await replaceVersions(this.#cluster, catalogue, events, delivery.sequence);
    }
    const { id, city, sequence } = delivery;
    await this.#journal.append({
      kind: 'landed',
      delivery: { id, city, kind: delivery.kind, sequence },
      batch,
      rows,
      events:
        events === null
          ? null
          : await landedEvents(
              this.#cluster,
              events,
              landedIn(catalogue, events.table).map((one) => one.batch),
            ),
    });
  }

  forget(deliveries: readonly string[]): Promise<void> {
    return this.#write(async () => {
      const { catalogue } = this.#journal;
      const gone = deliveries.flatMap((id) => catalogue.landed.get(id) ?? []);
      if (gone.length === 0) return;
      const tables = Map.groupBy(gone, ({ events }) => events?.table ?? null);
      const replaced: [number, number][] = [];
      for (const [table, some] of tables) {
        if (table === null) continue;
        await replaceWithout(
          this.#cluster,
          catalogue,
          table,
          some.map(({ batch }) => batch),
        );
        const left = landedIn(catalogue, table).filter((one) => !gone.includes(one));
        const batches = left.map(({ batch }) => batch);
        replaced.push([table, await countReplaced(this.#cluster, table, batches)]);
      }
      const ids = gone.map(({ delivery }) => delivery.id);
      await this.#journal.append({ kind: 'forgotten', deliveries: ids, replaced });
    });
  }

  clear(): Promise<void> {
    return this.#write(async () => {
      const stage = this.#stage === undefined ? undefined : await this.#sent();
      await Promise.allSettled(this.#reads);
      await clearFacts(this.#cluster, this.#journal, stage ?? emptyStage);
    });
  }

  async landed() {
    return this.#read(async () =>
      landedInOrder(this.#journal.catalogue).map(({ delivery }) => ({ ...delivery })),
    );
  }

  observations(question: ObservationQuestion) {
    return this.#read(() => readObservations(this.#cluster, this.#journal.catalogue, question));
  }

  targets(city: string, knownOn: Instant | null, deliveries: readonly string[] | null) {
    const { catalogue } = this.#journal;
    return this.#read(() => readTargets(this.#cluster, catalogue, city, knownOn, deliveries));
  }

  restatements(city: string, knownOn: Instant | null, deliveries: readonly string[] | null) {
    const { catalogue } = this.#journal;
    return this.#read(() => readRestatements(this.#cluster, catalogue, city, knownOn, deliveries));
  }

  derive(question: DeriveQuestion): Promise<void> {
    return this.#write(() => deriveObservations(this.#cluster, this.#journal, question));
  }

  extent(table: EventTable, through = Infinity) {
    return this.#read(async () => extentOfTable(this.#journal.catalogue, table, through));
  }

  breakdown(question: BreakdownQuestion) {
    return this.#read(() => readBreakdown(this.#cluster, this.#journal.catalogue, question));
  }

  changed(question: ChangesQuestion) {
    return this.#read(() => changedSpans(this.#cluster, this.#journal.catalogue, question));
  }

  cases(question: CasesQuestion & { readonly from: number; readonly limit: number }) {
    return this.#read(() => readCases(this.#cluster, this.#journal.catalogue, question));
  }

  checksum() {
    return this.#read(() => checksumOf(this.#cluster, this.#journal.catalogue));
  }

  close(): Promise<void> {
    this.#closed ??= this.#inTurn(async () => {
      await Promise.allSettled(this.#reads);
      await this.#reader.close();
      await this.#cluster.close();
    });
    return this.#closed;
  }

  /** Rows are deleted while nobody reads. */
  async #sweep(): Promise<void> {
    await Promise.allSettled(this.#reads);
    await sweep(this.#cluster, this.#journal, 0);
  }

  #begun(): Stage {
    if (this.#stage !== undefined) return this.#stage;
    throw new Fault('there is nothing on the stage of the facts store', 'Read the delivery again');
  }

  /** The stage, all of whose rows lie on the servers. */
  async #sent(): Promise<Stage> {
    const stage = this.#begun();
    this.#stage = undefined;
    this.#stage = await sent(this.#cluster, stage);
    return this.#stage;
  }

  #write<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closed !== undefined) return Promise.reject(new Error('the facts store is closed'));
    return this.#inTurn(async () => {
      await this.#journal.assertOwned();
      await this.#watch.check(() => isWhole(this.#cluster, this.#journal.catalogue));
      try {
        const done = await work();
        await this.#watch.note();
        return done;
      } catch (error) {
        this.#watch.forget();
        throw error;
      }
    });
  }

  async #read<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closed !== undefined) throw new Error('the facts store is closed');
    await this.#journal.assertOwned();
    // Counted between writes, because a write changes what should be there.
    await this.#watch.check(() =>
      this.#inTurn(() => isWhole(this.#cluster, this.#journal.catalogue)),
    );
    const reading = work();
    this.#reads.add(reading);
    try {
      return await reading;
    } finally {
      this.#reads.delete(reading);
    }
  }
}

function assertKind(staged: DeliveryKind | null, landing: DeliveryKind): void {
  if (staged === null || staged === landing) return;
  throw new TypeError(`a stage of ${staged} cannot be landed as ${landing}`);
}
