import type { DecisionFault } from '../../pipeline/entry/decide.ts';
import type { EntryFault } from '../../pipeline/entry/save.ts';
import { formatValues } from '../../web/format.ts';
import { cellInWords } from './words.ts';

/** What keeps a number from being saved, as a sentence. `place` is for example `Potholes, March 3`. */
export function faultInWords(fault: EntryFault, place: string, unit: string): string {
  switch (fault.kind) {
    case 'not-a-number':
      return `${place}: “${fault.typed.slice(0, 40)}” is not a number. Write digits, for example 1234.5.`;
    case 'part-missing':
      return `${place}: one of the two parts is empty. Type both.`;
    case 'locked':
      return `${place}: the day is locked. A manager can correct it.`;
    case 'locked-reason':
      return `${place}: the day is locked. Say why you correct it.`;
    case 'not-kept':
      return `${place}: no number is kept for this day.`;
    case 'unusual':
      return `${place}: ${unusual(fault, unit)}. Correct it, or say why it is right.`;
    case 'conflict':
      return `${place}: somebody else has typed ${cellInWords(fault.now)} in the meantime. To put yours in its place, save again.`;
    case 'refused':
      return `${place}: ${fault.finding.message}. ${fault.finding.remedy}`;
  }
}

/** What keeps a decision from being carried out, as a sentence. */
export function decisionFaultInWords(fault: DecisionFault, place: string): string {
  switch (fault.kind) {
    case 'own-number':
      return `${place}: you typed this number yourself. Somebody else approves it.`;
    case 'changed':
      return `${place}: the number or what is known of its day changed in the meantime. Look at it again.`;
    case 'reason-missing':
      return `${place}: say why it is sent back.`;
    case 'refused':
      return `${place}: ${fault.refused.finding.message}. ${fault.refused.finding.remedy}`;
  }
}

function unusual(
  { what, value, usual: { low, high } }: Extract<EntryFault, { readonly kind: 'unusual' }>,
  unit: string,
): string {
  const rounded = [value, low, high].map((number) => Number(number.toPrecision(4)));
  if (what === 'cases') {
    const [now, least, most] = formatValues(rounded, 'count', 'en');
    return `of ${now} is unusual; mostly it is of ${least} to ${most}`;
  }
  const [now, least, most] = formatValues(rounded, unit, 'en');
  return `${now} is unusual; it mostly lies from ${least} to ${most}`;
}
