/** What a JSON text says, or where it is broken. */
export type Parsed =
  | { readonly value: unknown }
  | { readonly broken: { readonly line: number; readonly message: string } };

interface ReviverContext {
  readonly source?: string;
}

/** Parses JSON with its numbers as the texts that stand there: a double would change long ones. */
export function parsedExactly(text: string): Parsed {
  const reviver = (_name: string, value: unknown, context: ReviverContext) =>
    typeof value === 'number' ? (context.source ?? String(value)) : value;
  try {
    return { value: JSON.parse(text, reviver as (key: string, value: unknown) => unknown) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const at = /position (\d+)/.exec(message)?.[1];
    const before = at === undefined ? text : text.slice(0, Number(at));
    return {
      broken: {
        line: before.split('\n').length,
        message: `This is no JSON: ${message.split(/ in JSON| \(line/)[0]}`,
      },
    };
  }
}
