import { describeFinding, Fault, UserError } from '../model/index.ts';
import type { Terminal } from './contract.ts';

/**
 * The command line's door for everything that goes wrong: a user error prints all its findings
 * and is exit code 2, a fault is 1; anything else is a bug, printed whole, and 1.
 */
export async function atTheDoor(terminal: Terminal, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UserError) {
      for (const finding of error.findings)
        terminal.err(`${printable(describeFinding(finding))}\n`);
      return 2;
    }
    if (error instanceof Fault) {
      terminal.err(`${printable(error.message)}. ${error.remedy}.\n`);
      return 1;
    }
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    terminal.err(`This is a fault of Civicstat itself, please report it:\n${detail}\n`);
    return 1;
  }
}

/** Text from files must not steer a terminal: control characters are shown, not sent. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, (one) => `\\u{${one.codePointAt(0)!.toString(16)}}`);
}
