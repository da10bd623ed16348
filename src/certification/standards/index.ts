import type { Standard } from '../contract.ts';
import { exampleIndicators } from './example-indicators/index.ts';
import { wwc2018 } from './wwc-2018/index.ts';
import { wwc2022 } from './wwc-2022/index.ts';

/** Every standard that a city can be judged by; the first is taken when none is named. */
export const standards: readonly Standard[] = [wwc2022, wwc2018, exampleIndicators];
