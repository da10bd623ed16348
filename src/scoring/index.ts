export { boardFrame, scoreBoard } from './board.ts';
export { historySpans } from './history.ts';
export { type BoardFrame, type BoardWindow, type MetricScorer, metricScorer } from './metric.ts';
export { rules } from './rules/index.ts';
export { buildSeries, positions, type Series, type SeriesColumns, spanKey } from './series.ts';
export { targetInForce } from './target-schedule.ts';
