import { dayNumber, windows } from '../calendar/index.ts';
import type {
  BoardScores,
  CalendarSettings,
  CityDefinition,
  Composite,
  Day,
  Period,
  Span,
} from '../model/index.ts';
import { composite, type Member, weightOf } from './composite.ts';
import type { BoardFrame, BoardWindow, MetricScorer } from './metric.ts';

/** The windows of a board dated `date`, as text and as day numbers. */
export function boardFrame(settings: CalendarSettings, date: Day): BoardFrame {
  const spans = windows(settings, date);
  const window = (period: Period): BoardWindow => {
    const span: Span = spans[period];
    return { period, span, first: dayNumber(span.first), last: dayNumber(span.last) };
  };
  return {
    boardDay: dayNumber(date),
    windows: {
      day: window('day'),
      week: window('week'),
      month: window('month'),
      quarter: window('quarter'),
    },
  };
}

/** All numbers of a city's board: metrics in the order of the definitions, and their composites. */
export function scoreBoard(
  city: CityDefinition,
  scorers: readonly MetricScorer[],
  date: Day,
): BoardScores {
  const frame = boardFrame(city, date);
  const members = scorers.map((scorer) => ({
    topic: scorer.metric.topic,
    department: scorer.metric.department,
    scores: scorer.score(frame),
    weight: weightOf(city, scorer.metric),
  }));
  return {
    date,
    composite: composite(city, members),
    topics: grouped(city, city.topics, members, (member) => member.topic),
    departments: grouped(city, city.departments, members, (member) => member.department),
    metrics: members.map((member) => member.scores),
  };
}

function grouped<M extends Member>(
  city: CityDefinition,
  groups: readonly { readonly slug: string }[],
  members: readonly M[],
  groupOf: (member: M) => string,
): Readonly<Record<string, Composite>> {
  return Object.fromEntries(
    groups
      .map(({ slug }) => [slug, members.filter((member) => groupOf(member) === slug)] as const)
      .filter(([, own]) => own.length > 0)
      .map(([slug, own]) => [slug, composite(city, own)]),
  );
}
