/**
 * Answers the questions of a file of calendar cases by the product. It needs no Vitest, so that a
 * child process can answer under another `TZ`.
 */
import { type CalendarCase, calendarQuestions } from '../src/calendar/cases.suite.ts';
import { lateQuestions } from './late-data.ts';

const questions = [...calendarQuestions, ...lateQuestions];

/** Throws for a group or question that nobody knows. */
export async function answerCase(item: CalendarCase): Promise<unknown> {
  const known = questions.find(
    ({ group, question }) => group === item.group && question.test(item.question),
  );
  if (known === undefined) {
    throw new Error(`unknown question of the group ${item.group}: ${item.question}`);
  }
  return await known.answer(item.input as never, item.question);
}
