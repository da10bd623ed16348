export { exactSum, exactSumRange } from './exact-sum.ts';
