export type { Chart, ChartTable, SvgElement } from './contract.ts';
/** Every chart, one member after the other. */
export {
  type SparkFacts,
  type SparkLineInput,
  type SparkLineWords,
  type SparkPoint,
  sparkLine,
} from './spark-line/index.ts';
export {
  type WaterfallFacts,
  type WaterfallInput,
  type WaterfallTerm,
  type WaterfallTotal,
  type WaterfallWords,
  waterfall,
} from './waterfall/index.ts';
