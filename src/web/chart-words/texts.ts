import { catalogue } from '../language/index.ts';
import { en } from './en.ts';
import { es } from './es.ts';

export const chartTexts = catalogue<typeof en>({ en, es });
