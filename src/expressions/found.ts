import type { Call, Expression, Operator, Problem, ValueType } from './expression.ts';

/** What a function makes of its arguments: an expression, or which argument is wrong and why. */
export type Found = Expression | Wrong;

export interface Wrong {
  /** Position among the arguments; null: the function as a whole. */
  readonly argument: number | null;
  readonly message: string;
  readonly remedy: string;
}

export function call(operator: Operator, type: ValueType, ...parts: readonly Expression[]): Call {
  return { kind: 'call', type, operator, arguments: parts };
}

export function wrong(argument: number | null, message: string, remedy: string): Wrong {
  return { argument, message, remedy };
}

export function problem(at: number, message: string, remedy: string): Problem {
  return { at, message: message[0]!.toUpperCase() + message.slice(1), remedy };
}

/** Adds a problem and gives undefined, so that a check can end with it. */
export function refused(
  problems: Problem[],
  at: number,
  message: string,
  remedy: string,
): undefined {
  problems.push(problem(at, message, remedy));
  return undefined;
}

const names: Readonly<Record<ValueType, string>> = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  day: 'a day',
  'local-time': 'a local time',
  instant: 'an instant',
  duration: 'a duration',
};

/** A type for people, with its article. */
export function describeType(type: ValueType): string {
  return names[type];
}
