/**
 * Something in the data or the definitions that someone can mend. A finding is a value: it is
 * collected, stored and shown with all its fellows, never thrown one at a time.
 */
export interface Finding {
  /** A stable word for the kind of finding, for example `not-a-number`. */
  readonly code: string;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What to do about it, in one sentence. */
  readonly remedy: string;
  /** The file's name as the person gave it. */
  readonly file?: string;
  /** The line of the file, from 1, as a text editor counts them. */
  readonly line?: number;
  /** The column: a header's name for tables, a character position from 1 for other text. */
  readonly column?: string | number;
  /** The value as it stands in the file, shortened to 80 characters. */
  readonly value?: string;
}

/**
 * A mistake that the person who asked can mend. Ends a command with exit code 2 and a request
 * with a 4xx. Carries all findings at once.
 */
export class UserError extends Error {
  readonly findings: readonly Finding[];

  constructor(findings: Finding | readonly Finding[]) {
    const list = Array.isArray(findings) ? (findings as readonly Finding[]) : [findings as Finding];
    super(list.map(describeFinding).join('\n'));
    this.name = 'UserError';
    this.findings = list;
  }
}

/**
 * The world failed: a disk, a process, a server. Ends a command with exit code 1.
 * @example new Fault('the disk is full', 'free some space and run the command again')
 */
export class Fault extends Error {
  readonly remedy: string;

  constructor(message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Fault';
    this.remedy = remedy;
  }
}

/** One line for a person: where, what, the value and the remedy. */
export function describeFinding(finding: Finding): string {
  const place = [finding.file, finding.line === undefined ? undefined : `line ${finding.line}`]
    .concat(finding.column === undefined ? [] : [`column ${finding.column}`])
    .filter((part) => part !== undefined)
    .join(', ');
  const value = finding.value === undefined ? '' : ` (found ${quoted(finding.value)})`;
  return `${place === '' ? '' : `${place}: `}${finding.message}${value}. ${sentence(finding.remedy)}`;
}

/** What failed and what to do, in sentences. */
export function describeFault({ message, remedy }: Fault): string {
  return `${message}. ${sentence(remedy)}`;
}

function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

/** A value in quotes that differ from those of CSV and YAML; control characters as in JSON. */
function quoted(value: string): string {
  return `“${JSON.stringify(value)
    .slice(1, -1)
    .replaceAll(/\\(["\\])/g, '$1')}”`;
}

/** Shortens a value from outside to what a finding may carry. */
export function shortValue(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
