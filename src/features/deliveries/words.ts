import type { DeliveryKind } from '../../model/index.ts';

const count = (many: number, one: string, more: string) =>
  many === 1 ? `1 ${one}` : `${many.toLocaleString('en')} ${more}`;

/** The words of the pages that list what came in, and undo it. */
export const words = {
  menu: 'What came in',
  title: 'What came in',
  lead: 'Every delivery of numbers, targets and cases, the newest first. Nothing here is ever overwritten.',
  none: 'Nothing came in yet.',
  tableName: 'Deliveries, newest first',
  when: 'When',
  file: 'File',
  holds: 'What it holds',
  rows: 'Rows',
  who: 'Brought by',
  kinds: {
    observations: 'numbers',
    targets: 'targets',
    events: 'cases',
  } as const satisfies Readonly<Record<DeliveryKind, string>>,
  bySource: (source: string) => `source ${source}`,
  undone: 'undone',
  newer: 'Newer ones',
  older: 'Older ones',
  pages: 'More deliveries',
  one: (name: string) => `What came in: ${name}`,
  facts: 'About this delivery',
  id: 'Delivery',
  checksum: 'Checksum of its file (SHA-256)',
  size: 'Size',
  bytes: (bytes: number) => count(bytes, 'byte', 'bytes'),
  source: 'Source',
  done: {
    taken: 'It was taken in.',
    undone: 'It was taken in, and undoes the delivery that it names.',
  } as Readonly<Record<string, string>>,
  undoes: 'It undoes an earlier delivery',
  undoneBy: 'It was undone',
  look: 'Look at it',
  sourceGoesOn: (source: string) =>
    `It came from the source “${source}”, which undoing leaves as it is: it reads on from where it stopped, and what it says again is taken in again. If it is wrong there, pause it or have it corrected first.`,
  why: (why: string) => `Why: ${why}`,
  undo: 'Undo it',
  undoLead:
    'A new delivery says again what was known without this one, and takes back what nothing else says. Both stay on this list.',
  wouldDo: (back: number, gone: number) =>
    `${count(back, 'value becomes', 'values become')} again what was known without it, ${count(gone, 'is', 'are')} taken back.`,
  firstOf: 'The first of them',
  metric: 'Metric',
  from: 'From',
  to: 'To',
  becomes: 'Becomes',
  nothing: 'taken back',
  reason: 'Why it is undone',
  reasonHint: 'Kept with the undoing, for those who look later.',
  cannot: 'It cannot be undone.',
  ofOthers:
    'It holds numbers of departments whose deliveries you do not undo. Ask their lead, or a manager.',
  noSuch: 'There is no such delivery here.',
  back: 'Choose one in the list of what came in.',
} as const;
