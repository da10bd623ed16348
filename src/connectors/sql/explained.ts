import { Fault, UserError } from '../../model/index.ts';

/**
 * A driver's error in our terms: the city's to mend when there is a remedy for it, else the world's.
 * Neither the servers' errors nor the drivers' tell a password.
 */
export function explainedBy(
  remedyOf: (error: Error) => string | undefined,
): (error: unknown) => unknown {
  return (error) => {
    const ours = oursIn(error);
    if (ours !== null || !(error instanceof Error)) return ours ?? error;
    const remedy = remedyOf(error);
    if (remedy !== undefined) {
      const message = `The database refuses: ${error.message}`;
      return new UserError({ code: 'database-refused', message, remedy });
    }
    return new Fault(
      `the database failed: ${error.message}`,
      'Look at the server’s log; if it stays so, ask who runs it',
      { cause: error },
    );
  };
}

/** What our network said, which a driver may have put into an error of its own. */
function oursIn(error: unknown): UserError | Fault | null {
  for (let one = error; one instanceof Error; one = one.cause) {
    if (one instanceof UserError || one instanceof Fault) return one;
  }
  return null;
}

/** The remedy of the first pattern that an error's code has. */
export function remedyByCode(
  error: Error,
  remedies: readonly (readonly [code: RegExp, remedy: string])[],
): string | undefined {
  const code = 'code' in error ? String(error.code) : '';
  return remedies.find(([pattern]) => pattern.test(code))?.[1];
}
