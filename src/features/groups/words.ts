import type { Day } from '../../model/index.ts';
import { formatDay } from '../../web/dates.ts';

interface KindWords {
  readonly one: string;
  readonly unknown: (city: string) => string;
  readonly listedAt: (city: string) => string;
  readonly noFeed: string;
  readonly feedAt: (city: string) => string;
  readonly others: string;
  readonly title: (name: string, city: string) => string;
}

const topics: KindWords = {
  one: 'Topic',
  unknown: (city) => `${city} has no such topic.`,
  listedAt: (city) => `All topics are listed at /${city}.`,
  noFeed: 'There is no such feed.',
  feedAt: (city) => `The feed of changes is at /${city}/changes.atom.`,
  others: 'All topics',
  title: (name, city) => `${name} in ${city}`,
};

const departments: KindWords = {
  one: 'Department',
  unknown: (city) => `${city} has no such department.`,
  listedAt: (city) => `All departments are in the filter at /${city}.`,
  noFeed: 'There is no such feed.',
  feedAt: (city) => `The feed of changes is at /${city}/changes.atom.`,
  others: 'All departments',
  title: (name, city) => `${name} in ${city}`,
};

export const groupWords = { topics, departments } as const;

export const pageWords = {
  where: 'Where this page stands',
  boardOf: (date: Day) => `Board of ${formatDay(date)}`,
  forDay: 'for',
  cityScored: (city: string, score: string) => `${city} as a whole scored ${score} for the day.`,
  cityNotScored: (city: string) => `${city} as a whole has no score for the day.`,
  filtered: 'These metrics on the board',
  wall: 'Scores',
  weeks: 'Week by week',
  weeksOf: (name: string) => `${name}: week scores of each metric`,
  metric: 'Metric',
  noScore: 'no score',
} as const;
