export { boardFrame, scoreBoard } from './board.ts';
export { type Driver, type DriverInput, type Drivers, drivers, mixAndRate } from './drivers.ts';
export { historySpans } from './history.ts';
export { type BoardFrame, type BoardWindow, type MetricScorer, metricScorer } from './metric.ts';
export type { Rule } from './rules/contract.ts';
export { rules } from './rules/index.ts';
export { buildSeries, positions, type Series, type SeriesColumns, spanKey } from './series.ts';
export { targetInForce } from './target-schedule.ts';
