import type { JSX } from 'preact';
import type { Reason, Status } from '../model/index.ts';
import { formatScore, type Scale } from './format.ts';
import { reasonWords, statusWords } from './words.ts';

interface PlateProps {
  readonly score: number;
  readonly status: Status;
  readonly scale: Scale;
  readonly capped: 'cap' | 'floor' | null;
}

/** A score on its plate. Status by the place of the bar, then by colour, and always in words. */
export function Plate({ score, status, scale, capped }: PlateProps): JSX.Element {
  const text = formatScore(score, scale);
  const size = text.length > 4 ? ` long-${Math.min(text.length, 8)}` : '';
  return (
    <span class={`plate ${status}${size}${capped === null ? '' : ' capped'}`}>
      {text}
      <span class="hidden">, {statusWords[status]}</span>
      {capped !== null && (
        <small>
          <span class="hidden">, at the </span>
          {capped}
        </small>
      )}
    </span>
  );
}

/** The dark slot where there is no score, with the reason in short where one number has one. */
export function Slot({ reason }: { readonly reason: Reason | null }): JSX.Element {
  if (reason === null) return <span class="slot">No score</span>;
  return (
    <span class="slot">
      <span class="hidden">no score: </span>
      {reasonWords[reason]}
    </span>
  );
}
