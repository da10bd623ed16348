import { catalogue } from '../../../web/language/index.ts';
import { en } from './en.ts';
import { es } from './es.ts';

export const casesWords = catalogue<typeof en>({ en, es });
