/** Every chart, one member after the other. */
export {
  type BarListBar,
  type BarListFacts,
  type BarListInput,
  type BarListWords,
  barList,
} from './bar-list/index.ts';
export type { Chart, ChartTable, SvgElement } from './contract.ts';
export {
  type RunChartInput,
  type RunChartWords,
  type RunFacts,
  type RunPoint,
  type RunTarget,
  runChart,
} from './run-chart/index.ts';
export {
  type ScoreLineFacts,
  type ScoreLineInput,
  type ScoreLineMark,
  type ScoreLineWords,
  scoreLine,
} from './score-line/index.ts';
export {
  type Panel,
  type PanelPoint,
  type SmallMultiplesFacts,
  type SmallMultiplesInput,
  type SmallMultiplesWords,
  smallMultiples,
} from './small-multiples/index.ts';
export {
  type SparkFacts,
  type SparkLineInput,
  type SparkLineWords,
  type SparkPoint,
  sparkLine,
} from './spark-line/index.ts';
export {
  type MapTilePlace,
  type TileMapFacts,
  type TileMapInput,
  type TileMapWords,
  tileMap,
} from './tile-map/index.ts';
export {
  type WaterfallFacts,
  type WaterfallInput,
  type WaterfallTerm,
  type WaterfallTotal,
  type WaterfallWords,
  waterfall,
} from './waterfall/index.ts';
