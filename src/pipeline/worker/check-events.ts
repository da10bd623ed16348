import { stat } from 'node:fs/promises';
import type { FactsStore } from '../../facts/contract.ts';
import type { EventsFile } from '../../facts/events.ts';
import { UnreadableFile } from '../../facts/faults.ts';
import { type Mapping, readHeader, standardLimits, surveyTable } from '../../formats/index.ts';
import { type DatasetShape, type Finding, nearest } from '../../model/index.ts';
import { eventTable } from '../events/tables.ts';
import type { Checked, CheckQuestion, Progress } from '../platform.ts';
import { type EventsFormat, type FileTotals, formatOf, totalsOf } from './event-file.ts';
import { lineEnds, type OtherLineEnd, otherLineEnd } from './line-ends.ts';
import { rejectFindings } from './rejects.ts';

/** Larger than any file that a machine with one disk is given. */
const limits = { ...standardLimits, bytes: 256 * 1024 ** 3 };

/** How a file of events is read: part of its delivery's name, so that a rebuild reads it so too. */
interface EventsReadingSettings {
  readonly mapping: Mapping;
  readonly timeZone: string;
  readonly dataset: DatasetShape;
}

/** What the checks of one file share. */
interface Checking {
  readonly question: CheckQuestion;
  readonly settings: EventsReadingSettings;
  readonly format: EventsFormat;
  /** The file as our own scanner reads it. */
  readonly source: Parameters<typeof surveyTable>[0];
}

type Judged = Omit<Checked, 'content' | 'difference'>;

/**
 * Reads a file of events onto the stage by the engine's own reader and judges it. Our scanner, which
 * knows lines and says what is wrong, reads only the header, and files that are not taken.
 * @param rejects the folder in which all values that cannot be read are listed
 */
export async function checkEvents(
  store: FactsStore,
  question: CheckQuestion,
  rejects: string,
  progress: Progress,
): Promise<Checked> {
  const settings = JSON.parse(question.reading) as EventsReadingSettings;
  const format = await formatOf(question.path);
  const { path, name } = question;
  const source = { path, name, gzip: format.gzip, mapping: settings.mapping, limits };
  const checking = { question, settings, format, source };
  const [totals, judged] = await Promise.all([
    totalsOf(path, format.gzip).catch(() => totalsOf(path, false)),
    judge(store, checking, rejects, progress),
  ]);
  const sound = judged.findings.length === 0 ? await rowsAgree(checking, judged, totals) : [];
  const findings = [...judged.findings, ...sound];
  const difference = findings.length > 0 ? null : await store.difference(question.city);
  return { ...judged, findings, content: totals.content, difference };
}

async function judge(
  store: FactsStore,
  checking: Checking,
  rejects: string,
  progress: Progress,
): Promise<Judged> {
  const { question, settings, format, source } = checking;
  await store.beginStage();
  const header = format.format === 'csv' ? await readHeader(source) : [];
  if (header.some((one) => typeof one !== 'string')) return refused(header as Finding[]);
  const names = header as readonly string[];
  const missing = format.format === 'csv' ? headerFindings(checking, names) : [];
  if (missing.length > 0) return refused(missing);
  const { mapping, timeZone, dataset } = settings;
  const file: EventsFile = {
    ...format,
    path: question.path,
    table: eventTable({ slug: question.city, timeZone }, dataset),
    header: names,
    delimiter: mapping.delimiter,
    arrived: question.arrived,
  };
  try {
    const { size } = await stat(question.path);
    const bytes = (share: number) => progress(Math.floor(share * size), size);
    const { rows, rejected, repeated } = await store.stageEvents(file, bytes);
    const findings =
      rejected === 0 ? [] : await rejectFindings(store, { file, source, rejects, rejected });
    return { rows, metrics: [], findings, notices: noticesOf(checking, names, repeated) };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return refused(await unreadable(checking, names, error));
  }
}

function refused(findings: readonly Finding[]): Judged {
  return { rows: 0, metrics: [], findings, notices: [] };
}

/** Columns of the dataset that the first row does not name, or names twice. */
function headerFindings({ question, settings }: Checking, header: readonly string[]): Finding[] {
  const place = { file: question.name, line: 1 };
  const { columns } = settings.dataset;
  return columns.flatMap(({ name }): Finding[] => {
    const times = header.filter((one) => one === name).length;
    if (times === 1) return [];
    if (times > 1) {
      const message = `The first row names the column ${name} ${times} times`;
      return [{ ...place, code: 'duplicate-column', message, remedy: 'Rename one of them' }];
    }
    const near = nearest(name, header);
    const known = columns.some((one) => one.name === near);
    return [
      {
        ...place,
        code: 'missing-column',
        message: `The first row does not name the column ${name} of the dataset`,
        remedy:
          near === null || known
            ? 'Export the file with this column, or take it out of the dataset'
            : `Did you mean ${near}? Then write it so under \`columns\``,
      },
    ];
  });
}

function noticesOf({ settings }: Checking, header: readonly string[], repeated: number): string[] {
  const named = new Set(settings.dataset.columns.map(({ name }) => name));
  const ignored = header.filter((name) => !named.has(name));
  return [
    ...(ignored.length === 0 ? [] : [`Ignored columns: ${ignored.join(', ')}.`]),
    ...(repeated === 0
      ? []
      : [`${repeated} rows are older versions of cases that stand in the file more than once.`]),
  ];
}

/** What is wrong with a file that the engine cannot read: by our scanner, else as the engine says. */
async function unreadable(
  { question, format, source }: Checking,
  header: readonly string[],
  error: UnreadableFile,
): Promise<Finding[]> {
  if (format.format === 'csv') {
    const { findings } = await surveyTable(source, header.length);
    if (findings.length > 0) return [...findings];
    const other = await otherLineEnd(question.path, format.gzip);
    if (other !== null) return [mixedLineEnds(question.name, other)];
  }
  return [
    {
      file: question.name,
      code: 'unreadable-file',
      message: `The file cannot be read as ${format.format.toUpperCase()}: ${error.message}`,
      remedy: 'Export it again, and look at the place that the message names',
    },
  ];
}

function mixedLineEnds(file: string, { line, end, first }: OtherLineEnd): Finding {
  return {
    file,
    line,
    code: 'mixed-line-ends',
    message: `This line ends with ${lineEnds[end]}, the first one with ${lineEnds[first]}`,
    value: end.toUpperCase(),
    remedy:
      'Save the file with one kind of line ends: editors offer it, and so does the program dos2unix. Files that were put together from two systems look so',
  };
}

/**
 * A row count of our own wherever a line is not a row: the engine reads a file in several places at
 * once, and line breaks inside quotes are where such readers go wrong.
 */
async function rowsAgree(
  { question, format, source, settings }: Checking,
  { rows }: Judged,
  { lines }: FileTotals,
): Promise<Finding[]> {
  if (format.format !== 'csv' || lines === rows + 1) return [];
  const header = await readHeader(source);
  const survey = await surveyTable(source, header.length);
  if (survey.findings.length > 0) return [...survey.findings];
  if (survey.rows === rows) return [];
  return [
    {
      file: question.name,
      code: 'unclear-rows',
      message: `Two readers do not agree on how many rows the file holds: ${survey.rows} and ${rows}`,
      remedy: `Look for quotes and line breaks inside fields of ${settings.dataset.slug}, and export the file again`,
    },
  ];
}
