import { parseDay, parseSlashDate } from '../../calendar/index.ts';
import type { Day, MetricDefinition } from '../../model/index.ts';
import { type CellText, emptyCell, isTypedInParts, placeKey } from '../../pipeline/entry/cell.ts';
import { words } from './words.ts';

/** A block as it was copied from a spreadsheet, laid onto the grid. */
export interface Pasted {
  /** What goes into which place; texts as they stand in the block. */
  readonly cells: ReadonlyMap<string, CellText>;
  /** What could not be placed; then nothing of the block is used. */
  readonly faults: readonly string[];
}

/**
 * Lays a block of cells (tabs between columns, lines between rows) onto a grid. With days in its
 * first row or metrics in its first column these say where each number goes; without, rows are the
 * metrics of the grid in their order and columns its days. Parts are written as `45/50`.
 */
export function readPasted(
  block: string,
  metrics: readonly MetricDefinition[],
  days: readonly Day[],
): Pasted {
  const rows = rowsOf(block);
  const faults: string[] = [];
  const header = daysInHeader(rows[0] ?? [], days);
  const body = header === null ? rows : rows.slice(1);
  const named = body.some(([first = '']) => isName(first));
  const width = named ? 1 : 0;
  const columns = header === null ? days : header.slice(width);
  const cells = new Map<string, CellText>();
  if (!named && body.length > metrics.length) faults.push(words.tooManyRows(metrics.length));
  for (const [index, row] of body.entries()) {
    const metric = named ? metricNamed(row[0] ?? '', metrics) : metrics[index];
    if (metric === undefined) {
      if (named) faults.push(words.unknownMetric(row[0] ?? ''));
      continue;
    }
    for (const [at, text] of row.slice(width).entries()) {
      if (text === '') continue;
      const day = columns[at];
      if (day === undefined || !days.includes(day)) {
        faults.push(words.noSuchColumn(text, metric.name));
        continue;
      }
      const cell = cellOf(text, metric);
      if (cell === null) faults.push(words.needsParts(text, metric.name));
      else cells.set(placeKey({ metric: metric.slug, day }), cell);
    }
  }
  if (rows.length === 0) faults.push(words.emptyBlock);
  return { cells: faults.length > 0 ? new Map() : cells, faults: [...new Set(faults)] };
}

function rowsOf(block: string): string[][] {
  return block
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.split('\t').map((text) => text.trim()))
    .filter((row) => row.some((text) => text !== ''));
}

/** The days of a first row that holds days and nothing else but one corner; null: it has none. */
function daysInHeader(row: readonly string[], grid: readonly Day[]): (Day | undefined)[] | null {
  const days = row.map((text) => dayOf(text, grid));
  const isHeader = days.length > 0 && days.slice(1).every((day) => day !== undefined);
  return isHeader && days.some((day) => day !== undefined) ? days : null;
}

/** The day that a text says; of two readings the one that is in the grid, if only one is. */
function dayOf(text: string, grid: readonly Day[]): Day | undefined {
  const plain = parseDay(text);
  if (plain !== null) return plain;
  const slashed = parseSlashDate(text, null);
  if (slashed.kind === 'invalid') return undefined;
  if (slashed.kind === 'day') return slashed.day;
  const inGrid = [slashed.mdy, slashed.dmy].filter((day) => grid.includes(day));
  return inGrid.length === 1 ? inGrid[0] : undefined;
}

/** A first cell that has letters names a metric; numbers and their signs have none. */
function isName(text: string): boolean {
  return /\p{L}/u.test(text);
}

function metricNamed(
  text: string,
  metrics: readonly MetricDefinition[],
): MetricDefinition | undefined {
  const wanted = text.toLowerCase();
  return metrics.find(({ slug, name }) => slug === wanted || name.toLowerCase() === wanted);
}

/** Null: a single number for a metric that is typed in two parts. */
function cellOf(text: string, metric: MetricDefinition): CellText | null {
  if (!isTypedInParts(metric)) return { ...emptyCell, value: text };
  const [numerator = '', denominator, ...rest] = text.split('/').map((part) => part.trim());
  if (denominator === undefined || rest.length > 0) return null;
  return { ...emptyCell, numerator, denominator };
}
