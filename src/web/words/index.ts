import { catalogue } from '../language/index.ts';
import { en } from './en.ts';
import { es } from './es.ts';

export const sharedWords = catalogue<typeof en>({ en, es });
