import type { Day, Department, MetricDefinition } from '../../model/index.ts';
import { sourcesOfMetrics } from '../../pipeline/collect/by-hand.ts';
import {
  type CellText,
  emptyCell,
  isKeptOn,
  isTypedInParts,
  type Place,
  placeKey,
} from '../../pipeline/entry/cell.ts';
import { readKnown } from '../../pipeline/entry/known.ts';
import {
  type EntryFault,
  isLocked,
  shownAt,
  type TypedCell,
  typedMetrics,
} from '../../pipeline/entry/save.ts';
import { type WaitingNumber, waitingNumbers } from '../../pipeline/entry/waiting.ts';
import { formatDay } from '../../web/dates.ts';
import type { FormFault } from '../../web/form.tsx';
import type { Visit } from '../desk-contract.ts';
import { faultInWords } from './fault-words.ts';
import { fieldOf, type View } from './form.ts';
import { cellInWords } from './words.ts';

/** One place of the grid, ready to be drawn. */
export interface GridCell extends Place {
  /** `open`: to type in; `shown`: only to look at. */
  readonly state: 'open' | 'shown' | 'locked' | 'not-kept';
  /** What stands in the fields: what was typed, else what is known or waits. */
  readonly text: CellText;
  /** What is known or waits, whatever was typed. */
  readonly seen: CellText;
  readonly waits: boolean;
  readonly takesBack: boolean;
  readonly faults: readonly FormFault[];
}

export interface GridRow {
  readonly metric: MetricDefinition;
  readonly inParts: boolean;
  readonly cells: readonly GridCell[];
}

/** A question that wants a reason, or one that had its answer before. */
export interface Ask extends Place {
  readonly message: string;
  readonly reason: string;
}

/** All that the page of a department's numbers says. */
export interface EntryReport {
  readonly department: Department;
  readonly view: View;
  readonly rows: readonly GridRow[];
  readonly asks: readonly Ask[];
  readonly faults: readonly FormFault[];
  readonly sentBack: readonly WaitingNumber[];
  readonly waiting: number;
  readonly mayType: boolean;
  /** Metrics that a source brings too, by name, with its title. */
  readonly fromSources: readonly { readonly metric: string; readonly source: string }[];
}

/** What a form sent, when the page is made again because of it. */
export interface Sent {
  readonly cells: readonly TypedCell[];
  readonly faults: readonly EntryFault[];
}

/** Reads what the page of a department shows; `sent` lays what was typed over what is known. */
export async function readEntryReport(
  visit: Visit,
  view: View,
  sent: Sent | null,
): Promise<EntryReport> {
  const { city, params } = visit;
  const department = city.departments.find(({ slug }) => slug === params.department)!;
  const metrics = typedMetrics(city, department.slug);
  const { known, waiting, fromSources } = await readKept(visit, view, metrics);
  const typed = new Map((sent?.cells ?? []).map((cell) => [placeKey(cell), cell]));
  const faults = (sent?.faults ?? []).map((fault) => ({ fault, words: words(visit, fault) }));
  const mayType = visit.may('entry.type', department.slug);
  const rows = metrics.map((metric) => ({
    metric,
    inParts: isTypedInParts(metric),
    cells: view.days.map((day): GridCell => {
      const place = { metric: metric.slug, day };
      const own = typed.get(placeKey(place));
      const seen = shownAt(known, waiting, place);
      return {
        ...place,
        state: stateOf(visit, metric, day, mayType),
        text: own === undefined || own.takesBack ? seen : own.typed,
        seen,
        waits: waiting.get(placeKey(place))?.status === 'waiting',
        takesBack: own?.takesBack ?? false,
        faults: faults.flatMap(({ fault, words: said }) =>
          placeKey(fault) === placeKey(place) ? [said] : [],
        ),
      };
    }),
  }));
  const own = [...waiting.values()].filter((one) =>
    metrics.some(({ slug }) => slug === one.metric),
  );
  return {
    ...{ department, view, rows, mayType, fromSources },
    asks: asksOf(visit, sent),
    faults: faults.map(({ words: said }) => said),
    sentBack: own.filter(({ status }) => status === 'rejected'),
    waiting: own.filter(({ status }) => status === 'waiting').length,
  };
}

/** What is known of metrics and what waits, and which of them sources bring. */
function readKept({ city, stores }: Visit, { days }: View, metrics: readonly MetricDefinition[]) {
  return stores.freely(async (platform) => {
    const span = { first: days[0]!, last: days.at(-1)! };
    const known = await readKnown(platform, city, metrics, span);
    const waiting = await waitingNumbers(platform.state, city.slug);
    const sources = await sourcesOfMetrics(platform, city.slug, known.deliveries);
    const fromSources = metrics.flatMap(({ slug, name: metric }) => {
      const source = sources.get(slug);
      return source === undefined ? [] : [{ metric, source }];
    });
    return { known, waiting, fromSources };
  });
}

function words(visit: Visit, fault: EntryFault): FormFault {
  const metric = visit.city.metrics.find(({ slug }) => slug === fault.metric);
  const message = faultInWords(fault, nameOf(visit, fault), metric?.unit ?? 'count');
  return { field: fieldOf(fault.field, fault), message };
}

/** @example 'Potholes fixed on time, March 3, 2025' */
export function nameOf({ city }: Visit, { metric, day }: Place): string {
  const definition = city.metrics.find(({ slug }) => slug === metric);
  return `${definition?.name ?? metric}, ${formatDay(day, 'en')}`;
}

function stateOf(
  visit: Visit,
  metric: MetricDefinition,
  day: Day,
  mayType: boolean,
): GridCell['state'] {
  if (!isKeptOn(metric, day)) return 'not-kept';
  if (!mayType) return 'shown';
  const mayUnlock = visit.may('entry.unlock', metric.department);
  return isLocked(metric, day, visit.today) && !mayUnlock ? 'locked' : 'open';
}

/** Reasons that are asked for, and those that were given before something else went wrong. */
function asksOf(visit: Visit, sent: Sent | null): Ask[] {
  if (sent === null) return [];
  return sent.cells.flatMap((cell) => {
    const fault = sent.faults.find(
      (one) => one.field === 'reason' && placeKey(one) === placeKey(cell),
    );
    if (fault === undefined && (cell.reason === '' || isRefused(sent, cell))) return [];
    const message = `${nameOf(visit, cell)}: ${cellInWords(cell.typed)}`;
    return [{ metric: cell.metric, day: cell.day, message, reason: cell.reason }];
  });
}

/** Whether a number cannot be taken, for whatever reason. */
function isRefused({ faults }: Sent, place: Place): boolean {
  return faults.some((one) => one.kind === 'refused' && placeKey(one) === placeKey(place));
}

/** How many numbers of a day are there, of how many that could be. */
export function filledOn(
  rows: readonly GridRow[],
  day: Day,
): { readonly filled: number; readonly all: number } {
  const cells = rows.flatMap((row) => row.cells.filter((cell) => cell.day === day));
  const kept = cells.filter(({ state }) => state !== 'not-kept');
  const isFilled = ({ seen }: GridCell) => seen !== emptyCell && Object.values(seen).some(Boolean);
  return { filled: kept.filter(isFilled).length, all: kept.length };
}
