import { formatInstant } from '../../calendar/index.ts';
import type { Instant } from '../../model/index.ts';
import { instantInWords } from '../../web/dates.ts';
import type { Visit } from '../desk-contract.ts';

/** An instant on the city's clock, to the second. */
export function whenInWords({ city }: Visit, instant: Instant): string {
  const second = Math.floor(instant / 1_000_000) * 1_000_000;
  return instantInWords(formatInstant(second, city.timeZone), 'en');
}
