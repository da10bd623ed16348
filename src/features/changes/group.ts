import type { Day } from '../../model/index.ts';
import type { Change } from './change.ts';
import type { Subject } from './subject.ts';

/** All that changed about one thing on one day. */
export interface Item {
  readonly day: Day;
  readonly subject: Subject;
  /** The instant of its newest change. */
  readonly updated: string;
  /** Values that were restated, in the order of their days. */
  readonly restated: readonly Change[];
  /** The city's own scores that moved when boards were published again, in the order of their boards. */
  readonly revised: readonly Change[];
  /** Newest first. */
  readonly others: readonly Change[];
}

/** Puts changes (newest first) together by day and subject, newest first. */
export function groupChanges(changes: readonly Change[]): Item[] {
  const groups = Map.groupBy(changes, ({ at, subject }) => `${at.slice(0, 10)} ${subject.key}`);
  return Array.from(groups.values(), (own): Item => {
    const [newest] = own as [Change];
    return {
      day: newest.at.slice(0, 10),
      subject: newest.subject,
      updated: newest.at,
      restated: own.filter((one) => one.kind === 'restated').sort(bySpan),
      revised: own
        .filter((one) => one.kind === 'revised')
        .toReversed()
        .sort(byBoard),
      others: own.filter((one) => one.kind !== 'restated' && one.kind !== 'revised'),
    };
  });
}

function byBoard(a: Change, b: Change): number {
  const [one, other] = [a.board ?? '', b.board ?? ''];
  return one < other ? -1 : one > other ? 1 : 0;
}

function bySpan(a: Change, b: Change): number {
  const place = ({ span }: Change) => (span === null ? '' : `${span.first} ${span.last}`);
  return place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0;
}
