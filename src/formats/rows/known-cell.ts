import { formatInstant, localDay, parseInstant } from '../../calendar/index.ts';
import type { Day, Instant } from '../../model/index.ts';
import type { Said } from './finding-list.ts';

/** An instant and the local day on which it falls. */
export interface Known {
  readonly instant: Instant;
  readonly day: Day;
  /** True for a wall time that the clocks showed twice; the earlier instant was taken. */
  readonly ambiguous: boolean;
}

/** A reader of `known`; an empty text is the arrival. */
export function knownReader(timeZone: string, arrived: Instant): (text: string) => Known | Said {
  const arrival: Known = {
    instant: arrived,
    day: localDay(arrived, timeZone),
    ambiguous: false,
  };
  // Rows that became known together stand together, so the last answer serves most rows.
  let lastText = '';
  let last: Known | Said = arrival;
  return (text) => {
    if (text === '') return arrival;
    if (text !== lastText) {
      last = readKnown(text, timeZone, arrived);
      lastText = text;
    }
    return last;
  };
}

function readKnown(text: string, timeZone: string, arrived: Instant): Known | Said {
  const parsed = parseInstant(text, timeZone);
  switch (parsed.kind) {
    case 'invalid':
      return {
        code: 'not-an-instant',
        message: 'This is not a point in time',
        remedy: 'Write 2025-02-28T17:00:00-05:00, or 2025-02-28 17:00 for the city’s own time.',
      };
    case 'nonexistent':
      return {
        code: 'no-such-time',
        message: `Clocks in ${timeZone} were set forward past this time`,
        remedy: `Write the time with its offset, for example ${formatInstant(parsed.shiftedForward, timeZone)}.`,
      };
    default: {
      const instant = parsed.kind === 'instant' ? parsed.instant : parsed.earlier;
      if (instant > arrived) {
        return {
          code: 'known-in-future',
          message: 'This is later than the arrival of the file',
          remedy: 'Correct the time or the clock of the source; leave it empty for the arrival.',
        };
      }
      const ambiguous = parsed.kind === 'ambiguous';
      return { instant, day: localDay(instant, timeZone), ambiguous };
    }
  }
}
