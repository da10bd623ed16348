import type { Status } from '../model/index.ts';
import type { Language } from './language/index.ts';
import { sharedWords } from './words/index.ts';

/** What a number is compared with, in one word. */
export type Yardstick = 'target' | 'usual' | 'allowed' | 'pace' | 'band';

/** What a rule compares with; composites and rules of which nothing is known have a target. */
export function yardstickOf(rule: string | null): Yardstick {
  switch (rule) {
    case 'historical-ratio':
      return 'usual';
    case 'historical-band':
      return 'allowed';
    case 'attainment':
      return 'pace';
    case 'target-band':
      return 'band';
    default:
      return 'target';
  }
}

/**
 * A status that is true of what the number was compared with, in either direction.
 * @example statusInWords('follow-up', 'historical-ratio', 'en') // 'follow-up, worse than usual'
 */
export function statusInWords(status: Status, rule: string | null, language: Language): string {
  return sharedWords(language).statusesAgainst[yardstickOf(rule)][status];
}
