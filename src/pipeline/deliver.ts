import type { Difference } from '../facts/contract.ts';
import {
  type CityDefinition,
  canonicalJson,
  type Delivery,
  type DeliveryKind,
  Fault,
  type Instant,
  UserError,
} from '../model/index.ts';
import { rules } from '../scoring/index.ts';
import { loadCity } from './city.ts';
import { datasetOf, shapeOf } from './events/tables.ts';
import { contentHash } from './hash.ts';
import { withKnownDays } from './known-days.ts';
import { act, type Checked, type Platform, type Report } from './platform.ts';
import { reconcileFacts } from './reconcile.ts';

/** A file on its way in. */
export interface DeliverQuestion {
  readonly city: string;
  readonly path: string;
  /** The file's name as the person gave it. */
  readonly name: string;
  readonly kind: DeliveryKind;
  /** Events only: the slug of their dataset; absent: the city's only one. */
  readonly dataset?: string;
  /** The mapping as plain data. */
  readonly mapping: unknown;
  /** The metrics whose numbers the file may bring; left out: all. */
  readonly only?: ReadonlySet<string>;
  readonly dryRun: boolean;
}

/** What became of a file. `delivery` is null on a dry run; `difference` null when it came before. */
export interface Delivered {
  readonly outcome: 'taken' | 'came-before' | 'dry-run';
  readonly delivery: Delivery | null;
  readonly rows: number;
  readonly difference: Difference | null;
  readonly notices: readonly string[];
}

/** A file that was read and found right; its rows wait on the stage. */
export interface JudgedFile {
  readonly question: DeliverQuestion;
  readonly city: CityDefinition;
  readonly reading: string;
  readonly arrived: Instant;
  readonly checked: Checked;
}

/**
 * Takes a file in, whole or not at all: read and judge it in the facts worker; archive its bytes;
 * accept it in the state store, from where on it is part of the truth; land it in the index of
 * facts. A stop before acceptance changes nothing, a stop after it is made good at the next start.
 */
export async function deliver(
  platform: Platform,
  question: DeliverQuestion,
  report: Report,
): Promise<Delivered> {
  const judged = await judgeFile(platform, question, report);
  const { id, before } = await identify(platform, judged);
  const { checked } = judged;
  if (before !== undefined && saysNothingNew(checked)) return cameBefore(before, checked);
  const { rows, difference, notices } = checked;
  if (question.dryRun) return { outcome: 'dry-run', delivery: null, rows, difference, notices };
  const delivery = await takeFile(platform, judged, id, report, (file) =>
    platform.state.acceptDelivery(file, act(platform)),
  );
  return { outcome: 'taken', delivery, rows, difference, notices };
}

/** Reads a file into the stage; whatever is wrong with it is a `UserError`, all at once. */
export async function judgeFile(
  platform: Platform,
  question: DeliverQuestion,
  report: Report,
): Promise<JudgedFile> {
  const { city } = await loadCity(platform, question.city);
  const reading = canonicalJson(readingOf(city, question));
  const arrived = platform.clock();
  const checked = await platform.facts.check(
    {
      path: question.path,
      name: question.name,
      city: city.slug,
      kind: question.kind,
      reading,
      arrived,
      metrics: await withKnownDays(platform, city, metricFacts(city, question.only)),
    },
    report.progress(`Reading ${question.name}`, 'bytes'),
  );
  if (checked.findings.length > 0) throw new UserError(checked.findings);
  return { question, city, reading, arrived, checked };
}

/** How the file is read: it is kept with the delivery, so that a rebuild reads it the same way. */
function readingOf(city: CityDefinition, { kind, mapping, dataset }: DeliverQuestion) {
  const { timeZone } = city;
  if (kind !== 'events') return { mapping, timeZone };
  return { mapping, timeZone, dataset: shapeOf(datasetOf(city, dataset ?? null)) };
}

/**
 * Archives a judged file, accepts and lands it.
 * @param accept makes it part of the truth; whatever must be kept together with it goes along
 */
export async function takeFile(
  platform: Platform,
  judged: JudgedFile,
  id: string,
  report: Report,
  accept: (delivery: Omit<Delivery, 'sequence'>) => Promise<Delivery>,
): Promise<Delivery> {
  const { question, city, reading, arrived, checked } = judged;
  const { hash, bytes } = await archiveFile(platform, judged, report);
  const accepted = await accept({
    id,
    city: city.slug,
    kind: question.kind,
    content: hash,
    bytes,
    name: question.name,
    mapping: reading,
    arrived,
    actor: platform.actor,
    rows: checked.rows,
  });
  await land(platform, accepted, report);
  return accepted;
}

function metricFacts(city: CityDefinition, only: DeliverQuestion['only']) {
  const taking = new Set(rules.filter((rule) => rule.takesTargetFile).map((rule) => rule.name));
  return city.metrics.map(({ slug, measure, unit, rule, comparison, plausible, from }) => ({
    ...(plausible === undefined ? {} : { plausible }),
    slug,
    measure,
    unit,
    takesTargets: taking.has(rule),
    hasTarget: comparison.steps.length > 0,
    ...(from === undefined ? {} : { dataset: from.dataset }),
    ...(only === undefined || only.has(slug) ? {} : { isBarred: true }),
  }));
}

/**
 * The id that a delivery would have, and the newest one of the same content. A file that came
 * before and was followed by others is a delivery of its own when it comes again.
 */
export async function identify(
  platform: Platform,
  { question, city, reading, checked }: JudgedFile,
) {
  const { content } = checked;
  const parts = { city: city.slug, kind: question.kind, reading, content };
  let before: Delivery | undefined;
  for (let again = 0; ; again += 1) {
    const id = contentHash(canonicalJson(again === 0 ? parts : { ...parts, again }));
    const found = await platform.state.delivery(id);
    if (found === undefined) return { id, before };
    before = found;
  }
}

/** True when no number that is known would change. */
export function saysNothingNew({ difference }: Checked): boolean {
  return difference !== null && difference.added + difference.changed + difference.gone === 0;
}

function cameBefore(delivery: Delivery, checked: Checked): Delivered {
  return {
    outcome: 'came-before',
    delivery,
    rows: delivery.rows,
    difference: null,
    notices: checked.notices,
  };
}

/** Keeps the bytes that were judged. */
async function archiveFile(
  platform: Platform,
  { question, checked }: JudgedFile,
  report: Report,
): Promise<{ readonly hash: string; readonly bytes: number }> {
  const progress = report.progress('Archiving', 'bytes');
  const stored = await platform.archive.putFile(question.path, (bytes) => progress(bytes, null));
  if (stored.hash !== checked.content) {
    throw new Fault(
      `${question.name} changed while it was being read`,
      'Nothing was taken in; run the command again when the file is complete',
    );
  }
  return stored;
}

/** The delivery is accepted: if the worker cannot land its stage now, it lands from the archive. */
async function land(platform: Platform, delivery: Delivery, report: Report): Promise<void> {
  try {
    await platform.facts.land(delivery);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    await reconcileFacts(platform, report).catch((again: unknown) => {
      if (!(again instanceof Fault)) throw again;
      throw new Fault(
        `${delivery.name} was taken in and is safe, but its numbers cannot be seen yet: ${again.message}`,
        'The next command sees to it; there is no need to import the file again',
        { cause: again },
      );
    });
  }
}
