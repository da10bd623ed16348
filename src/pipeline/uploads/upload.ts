import { createHash } from 'node:crypto';
import type { Difference } from '../../facts/contract.ts';
import {
  fitOf,
  isPlainlyUtf8,
  type Mapping,
  recogniseFile,
  seemingDelimiter,
  standardLimits,
  standardMapping,
} from '../../formats/index.ts';
import {
  type CityDefinition,
  canonicalJson,
  type Delivery,
  type DeliveryKind,
  type Finding,
  type MetricDefinition,
  UserError,
} from '../../model/index.ts';
import { identify, judgeFile, saysNothingNew, takeFile } from '../deliver.ts';
import { act, type Platform, silentReport } from '../platform.ts';
import { type ReceivedFile, uploadPath, writeNote } from './folder.ts';

/** The kind of the records that say how a department's files are read. */
const mappingKind = 'mapping';

/** A file that was sent and is looked at before it is taken in. */
export interface Upload extends ReceivedFile {
  readonly city: string;
  /** The slug of the person who sent it; nobody else sees it. */
  readonly by: string;
  /** Whose file it is: its mapping is remembered there. */
  readonly department: string;
  readonly kind: DeliveryKind;
  /** Events only. */
  readonly dataset: string | null;
  readonly mapping: Mapping;
  /** How the file was recognised, in a sentence; null: it is in the standard form. */
  readonly said: string | null;
  /** As was found in the file, as the department's last one, or as its person says. */
  readonly readAs: 'found' | 'remembered' | 'said';
  /** What was found when it was last read, and of what that is true; absent: it was not read yet. */
  readonly judged?: { readonly of: string; readonly judgement: Judgement };
}

/** What the sender says of a file. `told`: its kind is told from the file. */
export interface UploadQuestion {
  readonly city: string;
  readonly by: string;
  readonly department: string;
  readonly kind: DeliveryKind | 'told';
  readonly dataset: string | null;
}

/** Looks at a file that was sent, and says how it would be read. */
export async function lookAtUpload(
  platform: Platform,
  folder: string,
  file: ReceivedFile,
  question: UploadQuestion,
): Promise<Upload> {
  const path = uploadPath(folder, file.id);
  const recognised = await recogniseFile(path, null);
  const kind = question.kind === 'told' ? (recognised.kind ?? 'observations') : question.kind;
  const { department, city, by, dataset } = question;
  const base = { ...file, city, by, department, dataset: kind === 'events' ? dataset : null, kind };
  const asIs = await guessed(path, recognised);
  const last = await lastReading(platform, path, base, asIs);
  const mapping = last ?? asIs;
  return {
    ...base,
    mapping,
    said: recognised.said,
    readAs: last === null ? 'found' : 'remembered',
  };
}

/**
 * How the department's last file of the kind was read, where that goes better with this one than
 * how it would be read as it is; null: it does not.
 */
async function lastReading(
  platform: Platform,
  path: string,
  { city, department, kind, name }: Pick<Upload, 'city' | 'department' | 'kind' | 'name'>,
  asIs: Mapping,
): Promise<Mapping | null> {
  const remembered = await rememberedMapping(platform, city, department, kind);
  if (remembered === null || formatIn(remembered) !== formatIn(asIs)) return null;
  const isOtherwise = remembered.encoding !== 'utf-8' && asIs.encoding === 'utf-8';
  const isUtf8 = isOtherwise && (await isPlainlyUtf8(path));
  const last: Mapping = isUtf8 ? { ...remembered, encoding: 'utf-8' } : remembered;
  if (kind === 'events') return last.delimiter === asIs.delimiter ? last : null;
  const goes = (mapping: Mapping) => fitOf({ path, name, mapping, limits: standardLimits }, kind);
  const fits = await goes(last);
  return fits > 0 && fits >= (await goes(asIs)) ? last : null;
}

/** Where the columns are not known, the person is asked for them; then a guess is safe to show. */
async function guessed(
  path: string,
  { mapping, kind }: Awaited<ReturnType<typeof recogniseFile>>,
): Promise<Mapping> {
  if (kind !== null || formatIn(mapping) !== 'csv') return mapping;
  return { ...mapping, delimiter: await seemingDelimiter(path, mapping.encoding) };
}

function formatIn({ format = 'csv' }: Mapping) {
  return format;
}

/** How the last file of this kind was read for a department; null: in the standard form. */
async function rememberedMapping(
  { state }: Platform,
  city: string,
  department: string,
  kind: DeliveryKind,
): Promise<Mapping | null> {
  const record = await state.record(city, mappingKind, `${department}-${kind}`);
  return record === undefined ? null : (JSON.parse(record.body!) as Mapping);
}

/** What a file would do, or all that is wrong with it. */
export type Judgement =
  | { readonly kind: 'findings'; readonly findings: readonly Finding[] }
  | {
      readonly kind: 'sound';
      readonly rows: number;
      readonly difference: Difference;
      readonly notices: readonly string[];
      /** Names what would be done, so that exactly this can be agreed to. */
      readonly seal: string;
    };

/**
 * Reads a file without taking it in. What was found is kept with the upload, and read from there
 * while nothing changed. `only`: the metrics that its person may bring numbers of.
 */
export async function judgeUpload(
  platform: Platform,
  folder: string,
  upload: Upload,
  only: ReadonlySet<string>,
): Promise<Judgement> {
  const of = await circumstances(platform, upload, only);
  if (upload.judged?.of === of) return upload.judged.judgement;
  const judgement = await judgedAnew(platform, folder, upload, only);
  await writeNote(folder, upload.id, { ...upload, judged: { of, judgement } });
  return judgement;
}

async function judgedAnew(...question: Parameters<typeof judged>): Promise<Judgement> {
  try {
    return judgementOf(await judged(...question), question[2]);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { kind: 'findings', findings: error.findings };
  }
}

/** All on which a judgement hangs besides the file's bytes. */
async function circumstances(
  { state, clock }: Platform,
  { city, kind, mapping, dataset }: Upload,
  only: ReadonlySet<string>,
): Promise<string> {
  const newest = (await state.deliveries(city)).at(-1)?.id ?? null;
  const definitions = await state.definitionsRevision(city);
  // A value in the future is refused until its day has come.
  const hour = Math.floor(clock() / 3_600_000_000);
  const all = { kind, mapping, dataset, only: [...only].sort(), newest, definitions, hour };
  return createHash('sha256').update(canonicalJson(all)).digest('hex');
}

function judged(
  platform: Platform,
  folder: string,
  upload: Upload,
  only: ReadonlySet<string>,
): ReturnType<typeof judgeFile> {
  const { id, city, name, kind, mapping, dataset } = upload;
  return judgeFile(
    platform,
    {
      ...{ city, name, kind, mapping, only, path: uploadPath(folder, id), dryRun: false },
      ...(dataset === null ? {} : { dataset }),
    },
    silentReport,
  );
}

function judgementOf(
  { checked, reading }: Awaited<ReturnType<typeof judgeFile>>,
  { kind }: Upload,
): Judgement & { readonly kind: 'sound' } {
  const { content, rows, notices } = checked;
  const difference = checked.difference!;
  const what = canonicalJson({ content, kind, reading, difference });
  const seal = createHash('sha256').update(what).digest('hex');
  return { kind: 'sound', rows, difference, notices, seal };
}

/** What became of a file that somebody agreed to. */
export type TakenUpload =
  /** What it would do is not any more what was agreed to. */
  | { readonly kind: 'changed-meanwhile' }
  | { readonly kind: 'nothing-new' }
  | { readonly kind: 'taken'; readonly delivery: Delivery };

/**
 * Takes in what was agreed to, and remembers for the department how its person said that the file
 * is read. Throws `UserError` when the file cannot be taken any more.
 */
export async function takeUpload(
  platform: Platform,
  folder: string,
  upload: Upload,
  only: ReadonlySet<string>,
  seal: string,
): Promise<TakenUpload> {
  const file = await judged(platform, folder, upload, only);
  if (judgementOf(file, upload).seal !== seal) return { kind: 'changed-meanwhile' };
  await rememberMapping(platform, upload);
  if (saysNothingNew(file.checked)) return { kind: 'nothing-new' };
  const { id } = await identify(platform, file);
  const delivery = await takeFile(platform, file, id, silentReport, (one) =>
    platform.state.acceptDelivery(one, act(platform)),
  );
  return { kind: 'taken', delivery };
}

async function rememberMapping(platform: Platform, upload: Upload): Promise<void> {
  const { city, department, kind, mapping, readAs } = upload;
  // What is found in a file is found in the next one, too.
  if (readAs !== 'said') return;
  const last = await rememberedMapping(platform, city, department, kind);
  if (canonicalJson(last ?? standardMapping) === canonicalJson(mapping)) return;
  const slug = `${department}-${kind}`;
  const change = { kind: mappingKind, slug, body: canonicalJson(mapping), basedOn: null };
  await platform.state.putRecords(city, 'mapping.remembered', [change], act(platform));
}

/**
 * The metrics whose numbers somebody may bring or take back.
 * @param may whether they may those of a metric
 */
export function metricsOf(
  { metrics }: CityDefinition,
  may: (metric: MetricDefinition) => boolean,
): ReadonlySet<string> {
  return new Set(metrics.filter(may).map(({ slug }) => slug));
}
