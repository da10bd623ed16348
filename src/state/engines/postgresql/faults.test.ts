import { describe, expect, it } from 'vitest';
import { Fault } from '../../../model/index.ts';
import { asFault } from './faults.ts';

describe('asFault', () => {
  it.each([
    'Connection terminated unexpectedly',
    'Client has encountered a connection error and is not queryable',
    'Client was closed and is not queryable',
    'timeout exceeded when trying to connect',
  ])('takes the words of the driver about a lost connection: %s', (words) => {
    expect(asFault(new Error(words))).toMatchObject({
      message: `the state store failed: ${words}`,
      remedy: 'start the database server, look at its log, and try again',
    });
  });

  it('goes by the code of the server where there is one', () => {
    const full = Object.assign(new Error('could not extend file'), { code: '53100' });
    expect(asFault(full)).toMatchObject({ remedy: expect.stringContaining('free some space') });
  });

  it('leaves an error of the program what it is', () => {
    const bug = new TypeError('x is not a function');
    expect(asFault(bug)).toBe(bug);
    expect(asFault(Object.assign(new Error('syntax error'), { code: '42601' }))).not.toBeInstanceOf(
      Fault,
    );
  });
});
