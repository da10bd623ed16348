import type { JSX } from 'preact';
import { formatScore } from '../../web/format.ts';
import { useLanguage } from '../../web/language/index.ts';
import { boardsWords } from './words/index.ts';

/** What the plates mean: the forms are drawn, the words stand beside. */
export function Key({ tolerance }: { readonly tolerance: number }): JSX.Element {
  const language = useLanguage();
  const words = boardsWords(language).key;
  const top = formatScore(1 + tolerance, { tolerance, grades: [] }, language);
  return (
    <ul class="key" aria-label={words.label}>
      <li>
        <span class="plate exceeding" aria-hidden="true" />
        {words.exceeding({ from: top })}
      </li>
      <li>
        <span class="plate meeting" aria-hidden="true" />
        {words.meeting({ to: top })}
      </li>
      <li>
        <span class="plate follow-up" aria-hidden="true" />
        {words.followUp}
      </li>
      <li>
        <span class="slot" aria-hidden="true" />
        {words.none}
      </li>
    </ul>
  );
}
