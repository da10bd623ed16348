import { message } from '../../../web/language/index.ts';

export const en = {
  topics: {
    one: 'Topic',
    unknown: message('{city} has no such topic.'),
    listedAt: message('All topics are listed at {address}.'),
    others: 'All topics',
  },
  departments: {
    one: 'Department',
    unknown: message('{city} has no such department.'),
    listedAt: message('All departments are in the filter at {address}.'),
    others: 'All departments',
  },
  title: message('{name} in {city}'),
  boardOf: message('Board of {day}'),
  /** What kind of group it is, and for which day; the day stands behind it. */
  kindFor: message('{kind} for'),
  cityScored: message('{city} as a whole scored {score} for the day.'),
  cityNotScored: message('{city} as a whole has no score for the day.'),
  filtered: 'These metrics on the board',
  wall: 'Scores',
  weeks: 'Week by week',
  weeksOf: message('{name}: week scores of each metric'),
  metric: 'Metric',
  noScore: 'no score',
} as const;
