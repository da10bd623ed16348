import type { Options } from '../contract.ts';

/** What a command line sends to the server that holds the data folder. */
export interface Handed {
  readonly command: string;
  readonly options: Options;
}

/** What the server answers, line by line. */
export type Answer =
  | { readonly kind: 'out'; readonly text: string }
  | { readonly kind: 'err'; readonly text: string }
  | { readonly kind: 'say'; readonly line: string }
  | {
      readonly kind: 'progress';
      readonly part: string;
      readonly unit?: 'bytes';
      readonly done: number;
      readonly total: number | null;
    }
  | { readonly kind: 'exit'; readonly code: number };

/** Splits a stream of text into its complete lines; a line above the limit ends the connection. */
export function lineSplitter(onLine: (line: string) => void, limit = 16_000_000) {
  let rest = '';
  return (chunk: string): void => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    if (rest.length > limit) throw new Error('a line on the control socket is too long');
    for (const line of lines) onLine(line);
  };
}
