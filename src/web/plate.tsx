import type { JSX } from 'preact';
import type { Reason, Status } from '../model/index.ts';
import { formatScore, type Scale } from './format.ts';
import { useLanguage } from './language/index.ts';
import { sharedWords } from './words/index.ts';

interface PlateProps {
  readonly score: number;
  readonly status: Status;
  readonly scale: Scale;
  readonly capped: 'cap' | 'floor' | null;
}

/** A score on its plate. Status by the place of the bar, then by colour, and always in words. */
export function Plate({ score, status, scale, capped }: PlateProps): JSX.Element {
  const language = useLanguage();
  const { plate, statuses } = sharedWords(language);
  const text = formatScore(score, scale, language);
  const size = text.length > 4 ? ` long-${Math.min(text.length, 8)}` : '';
  return (
    <span class={`plate ${status}${size}${capped === null ? '' : ' capped'}`}>
      {text}
      <span class="hidden">, {statuses[status]}</span>
      {capped !== null && (
        <>
          <small aria-hidden="true">{plate[capped]}</small>
          <span class="hidden">{capped === 'cap' ? plate.atCap : plate.atFloor}</span>
        </>
      )}
    </span>
  );
}

/** The dark slot where there is no score, with the reason in short where one number has one. */
export function Slot({ reason }: { readonly reason: Reason | null }): JSX.Element {
  const { plate, shortReasons } = sharedWords(useLanguage());
  if (reason === null) return <span class="slot">{plate.noScore}</span>;
  return (
    <span class="slot">
      <span class="hidden">{plate.because} </span>
      {shortReasons[reason]}
    </span>
  );
}
