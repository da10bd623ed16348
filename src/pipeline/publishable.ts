import { formatInstant, localDay } from '../calendar/index.ts';
import {
  type CityDefinition,
  type Day,
  type Finding,
  type Instant,
  UserError,
} from '../model/index.ts';

/** The dates, ascending, and the one knowledge that is asked for, if any. */
interface Asked {
  readonly dates: readonly Day[];
  readonly knownOn: Instant | null;
}

/** Ten years and some weeks: more at once is a mistyped date. */
const mostDates = 3_700;

/** Refuses, with all reasons at once, what must not be published: a `UserError`. */
export function refuseUnpublishable(city: CityDefinition, question: Asked, now: Instant): void {
  const findings = [
    ...laterThanToday(city, question, now),
    ...tooMany(question),
    ...knownInFuture(city, question, now),
    ...ownerless(city),
  ];
  if (findings.length > 0) throw new UserError(findings);
}

/** What speaks against boards whose date has not come yet by the city's clock. */
export function laterThanToday(
  { asOf, timeZone }: CityDefinition,
  { dates }: Pick<Asked, 'dates'>,
  now: Instant,
): Finding[] {
  const today = localDay(now, timeZone);
  const last = dates.at(-1);
  if (last === undefined || last <= (asOf ?? today)) return [];
  const message =
    asOf === null
      ? `Today is ${today} in the city, and a later day has no board yet`
      : `The clock of this city stands at ${asOf}, and a later day has no board`;
  const remedy = asOf === null ? 'Publish today or an earlier day' : 'Change asOf in city.yaml';
  return [{ code: 'date-in-future', message, value: last, remedy }];
}

function tooMany({ dates }: Asked): Finding[] {
  if (dates.length <= mostDates) return [];
  return [
    {
      code: 'too-many-dates',
      message: `These are ${dates.length} boards, and at most ${mostDates} are published at once`,
      value: `${dates[0]} to ${dates.at(-1)}`,
      remedy: 'Look whether a year is mistyped; else publish the days in parts',
    },
  ];
}

function knownInFuture({ timeZone }: CityDefinition, { knownOn }: Asked, now: Instant): Finding[] {
  if (knownOn === null || knownOn <= now) return [];
  return [
    {
      code: 'known-in-future',
      message: 'Nobody knows yet what will be known then',
      value: formatInstant(knownOn, timeZone),
      remedy: 'Give --known-on an instant that is past, or "now"',
    },
  ];
}

function ownerless({ metrics }: CityDefinition): Finding[] {
  return metrics
    .filter((metric) => metric.owner === null)
    .map((metric) => ({
      code: 'no-owner',
      message: `The metric ${metric.slug} has no owner, and a number that nobody owns is not published`,
      remedy: 'Add owner: with the office that answers for it, and apply the city folder again',
    }));
}
