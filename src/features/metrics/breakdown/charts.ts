import { addDays, addMonths } from '../../../calendar/index.ts';
import {
  barList,
  type Chart,
  type PanelPoint,
  smallMultiples,
  type TileMapInput,
  tileMap,
} from '../../../charts/index.ts';
import type { MetricDefinition, TileMap } from '../../../model/index.ts';
import { barListWords, smallMultiplesWords, tileMapWords } from '../../../web/chart-words/index.ts';
import { formatMonthInWords } from '../../../web/dates.ts';
import { formatValues } from '../../../web/format.ts';
import type { Language } from '../../../web/language/index.ts';
import type { Breakdown, BreakdownGroup } from './reading.ts';
import { shownGroups } from './shown.ts';
import { breakdownWords } from './words/index.ts';

/** What the charts need to know of the metric. */
export interface BrokenMetric extends Pick<MetricDefinition, 'measure' | 'unit'> {
  /** What each group is compared with; null: nothing. */
  readonly target: number | null;
}

/** What groups can be compared with: a total is no target for its parts. */
export function targetOfGroups(
  { measure, rule }: Pick<MetricDefinition, 'measure' | 'rule'>,
  target: number | null,
): number | null {
  const isPart = measure === 'ratio' || measure === 'mean';
  const isMiddle = measure === 'median' || measure === 'percentile';
  return rule === 'target-ratio' && (isPart || isMiddle) ? target : null;
}

function labelInWords(label: string | null, language: Language): string {
  return label ?? breakdownWords(language).empty;
}

/** Where the cases themselves are counted, their number beside the value would stand there twice. */
export function countsCases({ measure }: Pick<MetricDefinition, 'measure'>): boolean {
  return measure === 'count' || measure === 'level';
}

/** The newest month as ranked bars; beyond `most` groups the rest are one bar. */
export function breakdownBars(
  { name, months }: Breakdown,
  metric: BrokenMetric,
  most: number,
  language: Language,
): Chart {
  const words = breakdownWords(language);
  const { month, groups } = months.at(-1)!;
  const { shown, others } = shownGroups(groups, metric.measure, most);
  const counted = countsCases(metric);
  const bars = shown.map(({ label, value, cases }) => ({
    ...{ label: labelInWords(label, language), note: null, href: null, value },
    cases: counted ? null : cases,
  }));
  const rest = others && {
    label: words.others({ count: others.groups }),
    note: others.value === null ? words.notTogether : words.together,
    href: null,
    value: others.value,
    cases: counted ? null : others.cases,
  };
  const title = words.bars({ name, month: formatMonthInWords(month, language) });
  const show = (values: readonly number[]) => formatValues(values, metric.unit, language);
  return barList(
    { bars, first: 'highest', target: metric.target, ...(rest === null ? {} : { rest }) },
    barListWords(title, name, show, language),
  );
}

/** How many panels the trend has at the most. */
export const mostPanels = 12;

/** The groups with the most cases month by month; null where there is one month only. */
export function breakdownTrend(
  { name, months }: Breakdown,
  metric: BrokenMetric,
  language: Language,
): Chart | null {
  if (months.length < 2) return null;
  const words = breakdownWords(language);
  const byLabel = months.map(
    ({ groups }) => new Map(groups.map((group) => [group.label, group] as const)),
  );
  const panels = largest(months).map((label) => ({
    ...{ label: labelInWords(label, language), note: null, href: null },
    points: months.map(({ month }, at): PanelPoint => {
      const group = byLabel[at]!.get(label);
      return { day: lastDayOf(month), value: valueAt(group, metric) };
    }),
  }));
  const show = (values: readonly number[]) => formatValues(values, metric.unit, language);
  return smallMultiples(
    { panels, period: 'month', line: metric.target },
    smallMultiplesWords(words.trend({ name }), name, show, language),
  );
}

function largest(months: Breakdown['months']): (string | null)[] {
  const cases = new Map<string | null, number>();
  for (const { groups } of months) {
    for (const { label, cases: more } of groups) cases.set(label, (cases.get(label) ?? 0) + more);
  }
  const ordered = [...cases].toSorted((a, b) => b[1] - a[1]);
  return ordered.slice(0, mostPanels).map(([label]) => label);
}

function lastDayOf(month: string): string {
  return addDays(addMonths(`${month}-01`, 1), -1);
}

/** Where no case is, a number of cases is zero, and a share or median is not known. */
function valueAt(
  group: BreakdownGroup | undefined,
  { measure }: Pick<BrokenMetric, 'measure'>,
): number | null {
  if (group !== undefined) return group.value;
  return ['count', 'sum', 'level', 'distinct'].includes(measure) ? 0 : null;
}

interface OnMap {
  readonly chart: Chart;
  /** The values that have no tile. */
  readonly unmapped: readonly string[];
  /** How many cases have no value. */
  readonly placeless: number;
}

/** The newest month on a map, and what is not on it. */
export function breakdownMap(
  { name, months }: Breakdown,
  metric: BrokenMetric,
  { tiles }: TileMap,
  language: Language,
): OnMap {
  const { month, groups } = months.at(-1)!;
  const byLabel = new Map(groups.map((group) => [group.label, group]));
  const onMap = new Set<string | null>(tiles.map(({ value }) => value));
  const unmapped = groups.filter(({ label }) => !onMap.has(label));
  const input: TileMapInput = {
    tiles: tiles.map(({ label, value, row, column }) => {
      const group = byLabel.get(value);
      const cases = group?.cases ?? 0;
      return { label, name: value, row, column, value: valueAt(group, metric), cases };
    }),
    others: unmapped.map(({ label, value, cases }) => ({
      ...{ name: labelInWords(label, language), value, cases },
    })),
  };
  const title = breakdownWords(language).map({ name, month: formatMonthInWords(month, language) });
  const chart = tileMap(input, tileMapWords(title, name, metric.unit, language));
  return {
    chart,
    unmapped: unmapped.flatMap(({ label }) => label ?? []),
    placeless: byLabel.get(null)?.cases ?? 0,
  };
}
