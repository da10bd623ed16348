import type { Day } from '../model/index.ts';
import type { Answer, Verdict } from './contract.ts';

/** Answers given by a day and not run out on it, the newest of each respondent, newest first. */
export function answersInForce(answers: readonly Answer[], date: Day): Answer[] {
  return newestOfEach(answers, date).filter(({ through }) => through === null || through >= date);
}

function newestOfEach(answers: readonly Answer[], date: Day): Answer[] {
  // Of several answers of one day the one entered last counts.
  const given = answers.filter(({ on }) => on <= date).reverse();
  given.sort((a, b) => (a.on === b.on ? 0 : a.on > b.on ? -1 : 1));
  const newest = new Map<string, Answer>();
  for (const answer of given) {
    if (!newest.has(answer.respondent)) newest.set(answer.respondent, answer);
  }
  return [...newest.values()];
}

/**
 * Puts what the records say together with what people say. An overruling answer decides. Else,
 * where one says met and another says not met, it is disputed; records that ran out speak against
 * a person's word; a word that ran out leaves `expired` behind, never `met`.
 * @param records what the checks or the live records say; `unknown` when they say nothing
 */
export function settle(records: Verdict, answers: readonly Answer[], date: Day): Verdict {
  const inForce = answersInForce(answers, date);
  const overruling = inForce.find(({ overrules }) => overrules);
  if (overruling !== undefined) return attested(overruling.says);
  if (records.status === 'disputed') return records;
  const voices = new Set(inForce.map(({ says }) => says));
  const against = records.status === 'not-met' || records.status === 'expired';
  const saidMet = voices.has('met') || records.status === 'met';
  if (saidMet && (voices.has('not-met') || against)) return { status: 'disputed', by: null };
  if (records.status !== 'unknown') return records;
  if (saidMet) return attested('met');
  if (voices.has('not-met')) return attested('not-met');
  const ranOut = newestOfEach(answers, date).some(({ says }) => says === 'met');
  return { status: ranOut ? 'expired' : 'unknown', by: null };
}

function attested(says: Answer['says']): Verdict {
  return { status: says, by: says === 'met' ? 'attested' : null };
}
