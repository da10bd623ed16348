export { exactSum, exactSumRange } from './exact-sum.ts';
export { mean } from './mean.ts';
export { populationDeviation } from './population-deviation.ts';
export { quantile } from './quantile.ts';
