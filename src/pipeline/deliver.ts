import type { Difference } from '../facts/contract.ts';
import {
  type CityDefinition,
  canonicalJson,
  type Delivery,
  type DeliveryKind,
  Fault,
  UserError,
} from '../model/index.ts';
import { loadCity } from './city.ts';
import { contentHash } from './hash.ts';
import { act, type Checked, type Platform, type Report } from './platform.ts';
import { reconcileFacts } from './reconcile.ts';

/** A file on its way in. */
export interface DeliverQuestion {
  readonly city: string;
  readonly path: string;
  /** The file's name as the person gave it. */
  readonly name: string;
  readonly kind: DeliveryKind;
  /** The mapping as plain data. */
  readonly mapping: unknown;
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
  const { city } = await loadCity(platform, question.city);
  const reading = canonicalJson({ mapping: question.mapping, timeZone: city.timeZone });
  const arrived = platform.clock();
  const checked = await platform.facts.check(
    {
      path: question.path,
      name: question.name,
      city: city.slug,
      kind: question.kind,
      reading,
      arrived,
      metrics: metricFacts(city),
    },
    report.progress(`Reading ${question.name}`),
  );
  if (checked.findings.length > 0) throw new UserError(checked.findings);
  const { rows, difference, notices, content } = checked;
  const { id, before } = await identify(platform, {
    city: city.slug,
    kind: question.kind,
    reading,
    content,
  });
  if (before !== undefined && saysNothingNew(checked)) return cameBefore(before, checked);
  if (question.dryRun) return { outcome: 'dry-run', delivery: null, rows, difference, notices };
  const { hash, bytes } = await archived(platform, question, checked, report);
  const accepted = await platform.state.acceptDelivery(
    {
      id,
      city: city.slug,
      kind: question.kind,
      content: hash,
      bytes,
      name: question.name,
      mapping: reading,
      arrived,
      actor: platform.actor,
      rows,
    },
    act(platform),
  );
  await land(platform, accepted, report);
  return { outcome: 'taken', delivery: accepted, rows, difference, notices };
}

function metricFacts(city: CityDefinition) {
  return city.metrics.map(({ slug, measure, unit, direction }) => ({
    slug,
    measure,
    unit,
    direction,
  }));
}

/**
 * The id that a delivery would have, and the newest one of the same content. A file that came
 * before and was followed by others is a delivery of its own when it comes again.
 */
async function identify(platform: Platform, parts: Readonly<Record<string, string>>) {
  let before: Delivery | undefined;
  for (let again = 0; ; again += 1) {
    const id = contentHash(canonicalJson(again === 0 ? parts : { ...parts, again }));
    const found = await platform.state.delivery(id);
    if (found === undefined) return { id, before };
    before = found;
  }
}

function saysNothingNew({ difference }: Checked): boolean {
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

async function archived(
  platform: Platform,
  question: DeliverQuestion,
  checked: Checked,
  report: Report,
) {
  const progress = report.progress('Archiving');
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
