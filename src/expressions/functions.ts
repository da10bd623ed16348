import type { Expression, Operator, ValueType } from './expression.ts';
import { call, describeType, type Found, wrong } from './found.ts';
import { dateLiteral, durationLiteral, timeLiteral } from './literals.ts';

/** Makes an expression of checked arguments, or says which of them is wrong. */
type Make = (values: readonly Expression[]) => Found;

/** Every function, sign and method (with a point before its name) of the language. */
export const functions: ReadonlyMap<string, Make> = new Map<string, Make>([
  ['&&', fixed('and', 'boolean', ['boolean', 'boolean'])],
  ['||', fixed('or', 'boolean', ['boolean', 'boolean'])],
  ['!', fixed('not', 'boolean', ['boolean'])],
  ['<', ordered((left, right) => call('less', 'boolean', left, right))],
  ['<=', ordered((left, right) => call('at-most', 'boolean', left, right))],
  ['>', ordered((left, right) => call('less', 'boolean', right, left))],
  ['>=', ordered((left, right) => call('at-most', 'boolean', right, left))],
  ['+', plus],
  ['-', minus],
  ['*', fixed('multiply', 'number', ['number', 'number'])],
  ['/', fixed('divide', 'number', ['number', 'number'])],
  ['%', fixed('remainder', 'number', ['number', 'number'])],
  ['negative', negative],
  ['has', ([value]) => call('not', 'boolean', call('missing', 'boolean', value!))],
  ['date', dateLiteral],
  ['timestamp', timeLiteral],
  ['duration', durationLiteral],
  ['day', dayOf],
  ['minutes', lengthIn('in-minutes')],
  ['hours', lengthIn('in-hours')],
  ['days', lengthIn('in-days')],
  ['businessHours', businessHours],
  ['businessDays', businessDays],
  ['size', fixed('size', 'number', ['text'])],
  ['.size', fixed('size', 'number', ['text'])],
  ['.startsWith', fixed('starts-with', 'boolean', ['text', 'text'])],
  ['.endsWith', fixed('ends-with', 'boolean', ['text', 'text'])],
  ['.contains', fixed('contains', 'boolean', ['text', 'text'])],
  ['.lowerAscii', fixed('lower', 'text', ['text'])],
  ['.upperAscii', fixed('upper', 'text', ['text'])],
  ['.trim', fixed('trim', 'text', ['text'])],
]);

/** A function whose arguments have one type each. */
function fixed(operator: Operator, type: ValueType, takes: readonly ValueType[]): Make {
  return (values) => {
    if (values.length !== takes.length) return wrongCount(takes.length);
    const odd = values.findIndex((value, index) => value.type !== takes[index]);
    if (odd === -1) return call(operator, type, ...values);
    return wrongType(odd, takes[odd]!, values[odd]!);
  };
}

function wrongCount(count: number): Found {
  const many = count === 1 ? 'one value' : `${count} values`;
  return wrong(null, `${many} are expected here`, 'Add what is missing or remove what is too much');
}

function wrongType(argument: number, wanted: ValueType, { type }: Expression): Found {
  const message = `${describeType(wanted)} is expected here, not ${describeType(type)}`;
  const remedy =
    type === 'duration'
      ? 'hours(…) or days(…) makes a number of a duration'
      : 'Name another column, or compare this one with something';
  return wrong(argument, message, remedy);
}

function ordered(make: (left: Expression, right: Expression) => Expression): Make {
  return ([left, right]) => {
    if (left!.type === 'text' || left!.type === 'boolean') {
      return wrong(0, `${describeType(left!.type)} is neither more nor less`, 'Compare it by ==');
    }
    if (left!.type === right!.type) return make(left!, right!);
    const message = `${describeType(left!.type)} cannot be compared with ${describeType(right!.type)}`;
    return wrong(
      1,
      message,
      'Compare like with like: date("2025-07-01") is a day, day(…) gives the day of a time, duration("24h") a length of time',
    );
  };
}

const times: readonly ValueType[] = ['local-time', 'instant'];

function plus([left, right]: readonly Expression[]): Found {
  if (left!.type === right!.type && (left!.type === 'number' || left!.type === 'duration')) {
    return call('add', left!.type, left!, right!);
  }
  if (times.includes(left!.type) && right!.type === 'duration') {
    return call('move', left!.type, left!, right!);
  }
  if (left!.type === 'duration' && times.includes(right!.type)) {
    return call('move', right!.type, right!, left!);
  }
  return cannotAdd('added', left!, right!);
}

function minus([left, right]: readonly Expression[]): Found {
  const { type } = left!;
  if (type === right!.type) {
    if (type === 'number' || type === 'duration') return call('subtract', type, left!, right!);
    if (times.includes(type) || type === 'day') return call('elapsed', 'duration', right!, left!);
  }
  if (times.includes(type) && right!.type === 'duration') {
    return call('move', type, left!, call('subtract', 'duration', none, right!));
  }
  return cannotAdd('subtracted', left!, right!);
}

const none: Expression = { kind: 'literal', type: 'duration', value: 0 };

function cannotAdd(done: string, left: Expression, right: Expression): Found {
  const both = `${describeType(left.type)} and ${describeType(right.type)}`;
  return wrong(null, `${both} cannot be ${done}`, 'Numbers can, and times with durations');
}

function negative([value]: readonly Expression[]): Found {
  if (value!.type !== 'number') return wrongType(0, 'number', value!);
  return call('subtract', 'number', { kind: 'literal', type: 'number', value: 0 }, value!);
}

/** The day on which a time falls; a day is its own. */
function dayOf(values: readonly Expression[]): Found {
  const [value] = values;
  if (value === undefined || values.length > 1) return wrongCount(1);
  if (value.type === 'day') return value;
  if (times.includes(value.type)) return call('day-of', 'day', value);
  return wrong(0, `${describeType(value.type)} has no day`, 'Name a column of days or times');
}

/** The length of a duration, or of the time from one moment to another, as a number. */
function lengthIn(operator: 'in-minutes' | 'in-hours' | 'in-days'): Make {
  return (values) => {
    if (values.length === 1 && values[0]!.type === 'duration') {
      return call(operator, 'number', values[0]!);
    }
    const [from, until] = values;
    if (values.length !== 2 || from!.type !== until!.type || !isMoment(from!)) {
      return wrong(null, 'A duration or two times of one kind are expected here', 'Write (A, B)');
    }
    return call(operator, 'number', call('elapsed', 'duration', from!, until!));
  };
}

function isMoment({ type }: Expression): boolean {
  return type === 'day' || times.includes(type);
}

function businessHours(values: readonly Expression[]): Found {
  const [from, until] = values;
  if (values.length !== 2 || from!.type !== until!.type || !times.includes(from!.type)) {
    return wrong(null, 'Two times of one kind are expected here', 'Write businessHours(A, B)');
  }
  return call('business-hours', 'number', from!, until!);
}

function businessDays(values: readonly Expression[]): Found {
  if (values.length !== 2 || !values.every(isMoment)) {
    return wrong(null, 'Two days or times are expected here', 'Write businessDays(A, B)');
  }
  const [from, until] = values.map((value) => dayOf([value]) as Expression);
  return call('business-days', 'number', from!, until!);
}
