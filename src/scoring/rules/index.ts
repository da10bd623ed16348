import { attainment } from './attainment/index.ts';
import type { Rule } from './contract.ts';
import { historicalBand } from './historical-band/index.ts';
import { historicalRatio } from './historical-ratio/index.ts';
import { targetBand } from './target-band/index.ts';
import { targetRatio } from './target-ratio/index.ts';

/** Every scoring rule, by name. */
export const rules: readonly Rule[] = [
  targetRatio,
  historicalRatio,
  historicalBand,
  targetBand,
  attainment,
];
