import type { MetricDefinition } from '../../model/index.ts';
import type { CellText } from '../../pipeline/entry/cell.ts';

/** The words of typing numbers. */
export const words = {
  menu: 'Type numbers',
  title: (department: string) => `${department}: type numbers`,
  chooseTitle: 'Type numbers',
  choose: 'Choose a department:',
  noMetrics: 'This department has no metrics.',
  waitingHere: (count: number) =>
    count === 1 ? '1 number waits for approval' : `${count} numbers wait for approval`,
  lead: 'Type what you know and leave the rest empty. A field that you empty stays as it was.',
  fromSources:
    'These come from a source by themselves. What you type over them is replaced when the source is read again and says otherwise: correct them there.',
  fromSource: (metric: string, source: string) => `${metric}: from ${source}`,
  readOnly: 'You may look at these numbers; typing them needs another role.',
  grid: 'Numbers by metric and day',
  metric: 'Metric',
  save: 'Save',
  filled: (filled: number, all: number) => `${filled} of ${all} filled`,
  daysLabel: 'Days',
  show: 'Show',
  until: 'Last day',
  days: 'Days to show',
  earlier: 'Earlier days',
  later: 'Later days',
  locked: 'locked',
  notKept: 'not kept on this day',
  waits: 'waits for approval',
  noParts: (value: string) => `known as ${value}, without its parts`,
  over: 'of',
  asksTitle: 'Is this right?',
  reason: 'If it is right, say why',
  reasonFor: (metric: string, day: string) => `Reason for ${metric}, ${day}`,
  sentBackTitle: 'Sent back',
  sentBack: (place: string, number: string, because: string) =>
    `${place}: ${number} was sent back: ${because}`,
  paste: 'Paste a block from a spreadsheet',
  pasteLabel: 'Cells, as copied',
  pasteHint:
    'Rows are the metrics in the order below, columns the days. Or copy the days in the first row and the names of the metrics in the first column along. Parts go as 45/50. Nothing is saved before you press Save.',
  pasteButton: 'Lay it onto the grid',
  pasted: (count: number) =>
    count === 1
      ? '1 number was laid onto the grid. Look at it, then save.'
      : `${count} numbers were laid onto the grid. Look at them, then save.`,
  notPasted: 'Nothing of the block was used.',
  emptyBlock: 'The block is empty.',
  tooManyRows: (metrics: number) =>
    `The block has more rows than the grid has metrics (${metrics}).`,
  unknownMetric: (name: string) => `There is no metric “${name}” in this department.`,
  noSuchColumn: (text: string, metric: string) =>
    `“${text}” for ${metric} stands in a column that is no day of the grid.`,
  needsParts: (text: string, metric: string) =>
    `“${text}” for ${metric}: this metric is typed in two parts, for example 45/50.`,
  takeBack: 'Take numbers back',
  takeBackHint:
    'A number that is taken back is not known any more. To correct one, type the right one over it.',
  waitingTitle: (department: string) => `${department}: numbers that wait`,
  waitingNone: 'No number waits.',
  waitingLead: 'Somebody else typed these. What you approve is taken in under your name.',
  approve: 'Approve',
  reject: 'Send back',
  later2: 'Decide later',
  because: 'Why it is sent back',
  decide: 'Carry out',
  own: 'You typed this one: somebody else approves it.',
  backToGrid: 'Back to the numbers',
  column: {
    number: 'New',
    known: 'So far',
    by: 'Typed by',
    reason: 'Reason',
    decision: 'Decision',
  },
  none: 'none',
  takenBack: 'taken back',
} as const;

/** @example noticeOfSaving({ taken: 7, waiting: 0, emptied: 0 }) // '7 numbers were saved.' */
export function noticeOfSaving(counts: {
  readonly taken: number;
  readonly waiting: number;
  readonly emptied: number;
}): string {
  const { taken, waiting, emptied } = counts;
  const sentences: string[] = [];
  if (taken === 1) sentences.push('1 number was saved.');
  if (taken > 1) sentences.push(`${taken} numbers were saved.`);
  if (waiting === 1) sentences.push('1 number waits for approval.');
  if (waiting > 1) sentences.push(`${waiting} numbers wait for approval.`);
  if (emptied === 1) sentences.push('1 field was emptied; its number stays as it was.');
  if (emptied > 1)
    sentences.push(`${emptied} fields were emptied; their numbers stay as they were.`);
  return sentences.length === 0 ? 'Nothing had changed.' : sentences.join(' ');
}

/** @example noticeOfDeciding(2, 1) // '2 numbers were approved. 1 number was sent back.' */
export function noticeOfDeciding(approved: number, rejected: number): string {
  const sentences: string[] = [];
  if (approved > 0) {
    sentences.push(
      approved === 1 ? '1 number was approved.' : `${approved} numbers were approved.`,
    );
  }
  if (rejected > 0) {
    sentences.push(
      rejected === 1 ? '1 number was sent back.' : `${rejected} numbers were sent back.`,
    );
  }
  return sentences.length === 0 ? 'Nothing was decided.' : sentences.join(' ');
}

/** What each field of a number is called, for those who listen. */
export function fieldName(field: keyof CellText): string {
  return { value: 'number', numerator: 'part', denominator: 'of all' }[field];
}

/** How a number is typed, under the metric's name. */
export function typingHint({ unit, measure }: MetricDefinition): string {
  if (measure === 'ratio') return 'how many, of how many';
  if (measure === 'mean') return 'sum, over how many';
  return unit === 'share' ? 'a part of one, or with a percent sign' : unit;
}

/** A number of a cell in words. */
export function cellInWords({ value, numerator, denominator }: CellText): string {
  if (value !== '') return value;
  return numerator === '' ? words.none : `${numerator} of ${denominator}`;
}
