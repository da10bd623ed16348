import type { JSX } from 'preact';
import { formatScore } from '../../web/format.ts';
import { keyWords as words } from './words.ts';

/** What the plates mean: the forms are drawn, the words stand beside. */
export function Key({ tolerance }: { readonly tolerance: number }): JSX.Element {
  const top = formatScore(1 + tolerance, { tolerance, grades: [] });
  return (
    <ul class="key" aria-label={words.label}>
      <li>
        <span class="plate exceeding" aria-hidden="true" />
        {words.exceeding(top)}
      </li>
      <li>
        <span class="plate meeting" aria-hidden="true" />
        {words.meeting(top)}
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
