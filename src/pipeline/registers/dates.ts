import type { Day } from '../../model/index.ts';
import type { Said } from '../definitions/yaml-file.ts';
import type { Register } from './contract.ts';

/** What is wrong with a day of an entry. */
type DateProblem = Said & { readonly path: readonly string[]; readonly near: null };

/** By register, keys of days of which the second may not lie before the first. */
const inOrder: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  documents: [
    ['approved', 'reviewBy'],
    ['approved', 'withdrawn'],
  ],
  roles: [['from', 'until']],
};

/** Registers of what took place; a meeting may also be planned. */
const tookPlace = ['engagements', 'trainings', 'decisions'];

/** Days of an entry that contradict each other, or that say of the future that it took place. */
export function dateProblems(
  { list }: Register,
  values: Readonly<Record<string, unknown>>,
  today: Day,
): DateProblem[] {
  const reversed = (inOrder[list] ?? []).flatMap(([first, second]): DateProblem[] => {
    const [from, until] = [values[first], values[second]];
    if (typeof from !== 'string' || typeof until !== 'string' || from <= until) return [];
    return [
      {
        path: [second],
        near: null,
        code: 'days-reversed',
        message: `\`${second}\` lies before \`${first}\`, ${from}`,
        remedy: 'Correct one of the two dates',
      },
    ];
  });
  const isPast = tookPlace.includes(list) || (list === 'meetings' && values.state === 'held');
  if (!isPast || typeof values.on !== 'string' || values.on <= today) return reversed;
  const remedy =
    list === 'meetings'
      ? 'Correct the date, or write state: planned until it was held'
      : 'Correct the date, or enter it when it took place';
  const message = `This day is still to come, and what stands here took place; today is ${today}`;
  return [...reversed, { path: ['on'], near: null, code: 'still-to-come', message, remedy }];
}
