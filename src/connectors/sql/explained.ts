import { Fault, UserError } from '../../model/index.ts';

/**
 * A driver's error in our terms: the city's to mend when there is a remedy for it, else the world's.
 * Neither the servers' errors nor the drivers' tell a password.
 */
export function explainedBy(
  remedyOf: (error: Error) => string | undefined,
): (error: unknown) => unknown {
  return (error) => {
    if (!(error instanceof Error) || error instanceof UserError || error instanceof Fault) {
      return error;
    }
    const remedy = remedyOf(error);
    if (remedy !== undefined) {
      const message = `The database refuses: ${error.message}`;
      return new UserError({ code: 'database-refused', message, remedy });
    }
    return new Fault(
      `the database failed: ${error.message}`,
      'look at the server’s log; the pull is tried again',
      { cause: error },
    );
  };
}

/** The remedy of the first pattern that an error's code has. */
export function remedyByCode(
  error: Error,
  remedies: readonly (readonly [code: RegExp, remedy: string])[],
): string | undefined {
  const code = 'code' in error ? String(error.code) : '';
  return remedies.find(([pattern]) => pattern.test(code))?.[1];
}
