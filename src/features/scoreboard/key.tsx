import type { JSX } from 'preact';
import { formatScore } from '../../web/format.ts';

/** What the plates mean: the forms are drawn, the words stand beside. */
export function Key({ tolerance }: { readonly tolerance: number }): JSX.Element {
  const top = formatScore(1 + tolerance, { tolerance, grades: [] });
  return (
    <ul class="key">
      <li>
        <span class="plate exceeding" aria-hidden="true" />
        Exceeding, above {top}: bar on top
      </li>
      <li>
        <span class="plate meeting" aria-hidden="true" />
        Meeting, 1.00 to {top}: on the yellow line
      </li>
      <li>
        <span class="plate follow-up" aria-hidden="true" />
        Follow-up, below 1.00: bar below, red figures
      </li>
      <li>
        <span class="slot" aria-hidden="true" />
        No score: the reason stands in its place
      </li>
    </ul>
  );
}
