import type { Period, Receipt } from '../../model/index.ts';

/** Every fixed text of a receipt's page. */
export const labels = {
  board: 'Board',
  metrics: 'Metrics',
  where: 'Where this page stands',
  result: 'What it proves',
  score: 'Score',
  rawScore: 'Before cap or floor',
  status: 'Status',
  reason: 'Why no score',
  value: 'Value',
  parts: 'Made of',
  days: 'Days',
  target: 'Compared with',
  rule: 'Rule',
  metric: 'Metric',
  period: 'Period',
  knownOn: 'Known on',
  through: 'Deliveries up to number',
  boardDate: 'Board of',
  none: 'None',
  inputs: 'What went in',
  observations: 'Values',
  targets: 'Targets',
  delivery: 'Delivery',
  content: 'SHA-256 of the delivered file',
  rows: 'Rows used',
  noObservations: 'No value was used: none was known for these days.',
  noTargets: 'No target file was used: the target stands in the definition, or there is none.',
  definitions: 'Definitions',
  metricVersion: 'Version of the metric',
  cityVersion: 'Version of the city',
  verify: 'How to check it',
  machine: 'The receipt as JSON',
} as const;

const titles: Readonly<Record<Period, (score: string) => string>> = {
  day: (score) => `Receipt for the day’s ${score}`,
  week: (score) => `Receipt for the week’s ${score}`,
  month: (score) => `Receipt for the month’s ${score}`,
  quarter: (score) => `Receipt for the quarter’s ${score}`,
};

const withoutScore: Readonly<Record<Period, string>> = {
  day: 'Receipt for a day without a score',
  week: 'Receipt for a week without a score',
  month: 'Receipt for a month without a score',
  quarter: 'Receipt for a quarter without a score',
};

/** `score` is the number as it is shown; null where there is none. */
export function titleOf({ period }: Receipt, score: string | null): string {
  return score === null ? withoutScore[period] : titles[period](score);
}

/** What a receipt is, and the two ways to check it. */
export const verifyWords = {
  what: 'This receipt holds everything one published number was made of. Its name is the SHA-256 of its own bytes, so it cannot be changed without changing its address.',
  recompute:
    'Compute the number again, in the data folder that published it or in a restored copy:',
  recomputeDoes:
    'The command takes the definitions and deliveries named here, checks that each file still has its hash, scores the days again, and says “The number is proven.” or names what differs.',
  file: 'The same works with the JSON file instead of the address.',
  hash: 'Check that nobody changed the receipt: save the JSON and compare its hash with its name.',
  hashDoes: 'What it prints must begin with',
} as const;
