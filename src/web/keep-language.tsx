import type { JSX } from 'preact';
import { useReader } from './language/index.ts';

/** For a form that leads to an own page: the answer is in the language that was asked for. */
export function KeepLanguage(): JSX.Element | null {
  const { language, isAsked } = useReader();
  return isAsked ? <input type="hidden" name="lang" value={language} /> : null;
}
