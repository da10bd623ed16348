import type { BoardDocument } from '../../model/index.ts';
import type { BoardMetric } from '../boards/report.ts';

/** Which metrics a reader wants to see, by slug; null: of every topic, of every department. */
export interface Filter {
  readonly topic: string | null;
  readonly department: string | null;
}

export const noFilter: Filter = { topic: null, department: null };

/** Whether a query asks for a filter at all. */
export function asksFilter(query: Readonly<Record<string, unknown>>): boolean {
  return [query.topic, query.department].some((slug) => typeof slug === 'string' && slug !== '');
}

/**
 * The filter that a query asks for. What the board does not have is left out, so that there are
 * never more pages of a board than it has topics and departments.
 */
export function filterOf(
  query: Readonly<Record<string, unknown>>,
  board: Pick<BoardDocument, 'topics' | 'departments'>,
): Filter {
  const known = (groups: object, slug: unknown) =>
    typeof slug === 'string' && Object.hasOwn(groups, slug) ? slug : null;
  return {
    topic: known(board.topics, query.topic),
    department: known(board.departments, query.department),
  };
}

export function filtered(metrics: readonly BoardMetric[], filter: Filter): BoardMetric[] {
  const { topic, department } = filter;
  return metrics.filter(
    (metric) =>
      (topic === null || metric.topic.slug === topic) &&
      (department === null || metric.department.slug === department),
  );
}

/** A filter as an address has it. @example searchOf({ topic: 'safety', department: null }) // '?topic=safety' */
export function searchOf({ topic, department }: Filter): string {
  const pairs = [
    ...(topic === null ? [] : [`topic=${topic}`]),
    ...(department === null ? [] : [`department=${department}`]),
  ];
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
