import { formatInstant } from '../../calendar/index.ts';
import type { Assessment, EvidenceRecord } from '../../certification/index.ts';
import { canonicalJson, UserError } from '../../model/index.ts';
import type { LiveRecords } from '../../pipeline/live-records.ts';
import { act, type Platform } from '../../pipeline/platform.ts';
import { writePublicIndex } from '../../pipeline/reconcile.ts';
import {
  type SubmissionRecord,
  submissionKind,
  submissionsOf,
} from '../../pipeline/submissions.ts';
import { type CriterionJson, criterionJson } from './json.ts';
import { progressOf } from './progress.ts';

/** The evidence of one criterion as it was when it was frozen: an archived document. */
export interface EvidenceDocument extends CriterionJson {
  readonly format: 'civicstat-evidence-1';
  readonly city: string;
  readonly standard: string;
  readonly date: string;
  readonly summary: string;
}

type KeptFile = NonNullable<EvidenceRecord['file']>;

/** A frozen submission: what it says, and the hashes of everything it rests on. */
export interface SubmissionDocument {
  readonly format: 'civicstat-submission-1';
  readonly city: string;
  readonly name: string;
  readonly standard: string;
  readonly standardName: string;
  readonly notice: string;
  readonly sample: boolean;
  readonly date: string;
  readonly frozenAt: string;
  readonly frozenBy: string;
  readonly points: number;
  readonly of: number;
  readonly tier: string | null;
  readonly nextTier: { readonly name: string; readonly missing: number } | null;
  readonly conditions: Assessment['conditions'];
  /** Hash of the newest board; null: none was published. */
  readonly board: string | null;
  /** Head of the audit log, which covers everything entered before; null: the log is not sound. */
  readonly auditHead: string | null;
  /** Hash of the registers, whole. */
  readonly registers: string;
  readonly criteria: readonly {
    readonly id: string;
    readonly practice: string;
    readonly title: string | null;
    readonly status: string;
    readonly by: string | null;
    readonly points: number;
    /** Hash of the evidence document. */
    readonly evidence: string;
    readonly files: readonly KeptFile[];
  }[];
}

const encode = (text: string) => new TextEncoder().encode(text);

/** Freezes an assessment: evidence and registers go into the archive; the hash of the submission. */
export async function freeze(
  platform: Platform,
  records: LiveRecords,
  assessment: Assessment,
): Promise<{ readonly hash: string; readonly document: SubmissionDocument }> {
  const evidence = evidenceOf(records, assessment);
  const registers = canonicalJson({ format: 'civicstat-registers-1', entries: records.entries });
  const texts = [registers, ...evidence.map((one) => canonicalJson(one))];
  const [registersHash, ...hashes] = await platform.archive.putAll(texts.map(encode));
  const document = submissionOf(platform, records, assessment, {
    registers: registersHash!,
    criteria: evidence.map((one, index) => ({
      id: one.id,
      practice: one.practice,
      title: one.title,
      status: one.status,
      by: one.by,
      points: one.points,
      evidence: hashes[index]!,
      files: filesIn(one),
    })),
  });
  const hash = await platform.archive.put(encode(canonicalJson(document)));
  const progress = await freezeProgress(platform, records, assessment);
  const kept: SubmissionRecord = {
    document: hash,
    progress,
    standard: document.standard,
    date: document.date,
    points: document.points,
    tier: document.tier,
    objects: objectsOf(document),
  };
  const slug = hash.slice(0, 16);
  const change = { kind: submissionKind, slug, body: canonicalJson(kept), basedOn: null };
  await platform.state.putRecords(document.city, 'submission.frozen', [change], act(platform));
  if (progress !== null) await writePublicIndex(platform, document.city);
  return { hash, document };
}

/** What the public may see, where the city chose to show it. */
async function freezeProgress(
  platform: Platform,
  records: LiveRecords,
  assessment: Assessment,
): Promise<string | null> {
  const { entries, city } = records;
  const settings = entries.standards.find(({ slug }) => slug === assessment.standard.id);
  if (settings?.public !== true) return null;
  const earlier = await submissionsOf(platform.state, city.slug);
  return platform.archive.put(encode(canonicalJson(progressOf(records, assessment, earlier))));
}

function evidenceOf({ city }: LiveRecords, assessment: Assessment): EvidenceDocument[] {
  const at = formatInstant(assessment.at, city.timeZone);
  return assessment.criteria.map((one) => ({
    format: 'civicstat-evidence-1',
    city: city.slug,
    standard: assessment.standard.id,
    date: assessment.date,
    summary: one.criterion.summary,
    ...criterionJson(one, at),
  }));
}

function submissionOf(
  platform: Platform,
  { city, published, auditLog, date }: LiveRecords,
  assessment: Assessment,
  parts: Pick<SubmissionDocument, 'registers' | 'criteria'>,
): SubmissionDocument {
  const { standard, points, tier, nextTier, conditions } = assessment;
  return {
    format: 'civicstat-submission-1',
    city: city.slug,
    name: city.name,
    standard: standard.id,
    standardName: standard.name,
    notice: standard.notice,
    sample: city.asOf !== null,
    date,
    frozenAt: formatInstant(assessment.at, city.timeZone),
    frozenBy: platform.actor,
    points,
    of: standard.points,
    tier,
    nextTier,
    conditions,
    board: published.at(-1)?.board ?? null,
    auditHead: auditLog.head,
    ...parts,
  };
}

function filesIn({ evidence }: CriterionJson): KeptFile[] {
  const files = evidence.flatMap(({ records }) => records.flatMap(({ file }) => file ?? []));
  return [...new Map(files.map((file) => [file.hash, file])).values()];
}

/** Every archived object that a submission rests on, without its own document and the board. */
function objectsOf({ registers, criteria }: SubmissionDocument): string[] {
  const own = criteria.flatMap(({ evidence, files }) => [
    evidence,
    ...files.map(({ hash }) => hash),
  ]);
  return [...new Set([registers, ...own])].sort();
}

/** What reading a frozen submission again showed. */
export interface SubmissionCheck {
  readonly document: SubmissionDocument;
  readonly evidence: ReadonlyMap<string, EvidenceDocument>;
  /** Empty when every object has the bytes that its hash promises. */
  readonly differences: readonly string[];
}

/** Reads a frozen submission and everything it rests on. A `UserError` when there is none. */
export async function readSubmission(
  platform: Pick<Platform, 'archive'>,
  hash: string,
): Promise<SubmissionCheck> {
  const document = (await json(platform, hash)) as SubmissionDocument | null;
  if (document?.format !== 'civicstat-submission-1') throw noSubmission(hash);
  const differences: string[] = [];
  for (const object of objectsOf(document)) {
    const state = await platform.archive.verify(object);
    if (state !== 'sound') differences.push(`${object} is ${state}`);
  }
  const evidence = new Map<string, EvidenceDocument>();
  for (const one of document.criteria) {
    const found = (await json(platform, one.evidence)) as EvidenceDocument | null;
    if (found !== null) evidence.set(one.id, found);
  }
  return { document, evidence, differences };
}

async function json({ archive }: Pick<Platform, 'archive'>, hash: string): Promise<unknown> {
  if ((await archive.verify(hash)) !== 'sound') return null;
  try {
    return JSON.parse(new TextDecoder().decode(await archive.get(hash)));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function noSubmission(hash: string): UserError {
  return new UserError({
    code: 'unknown-submission',
    message: 'There is no frozen submission with this hash, or its document is damaged',
    value: hash,
    remedy: 'List the submissions with civicstat submission --city <slug>',
  });
}
