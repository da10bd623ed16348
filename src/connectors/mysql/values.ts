import { UserError } from '../../model/index.ts';

export type MysqlValue = string | number | bigint | Buffer | null;

/** Numbers of the protocol's types whose texts are not those of a file. */
const types = { timestamp: 7, datetime: 12 } as const;

/** The text of a cell. Times of type TIMESTAMP are instants (the session's zone is UTC). */
export function cellOf(
  value: MysqlValue,
  { name, columnType }: { readonly name: string; readonly columnType: number },
): string | null {
  if (value === null) return null;
  if (Buffer.isBuffer(value)) {
    throw new UserError({
      code: 'binary-column',
      message: 'This column holds bytes, not text',
      value: name,
      remedy: 'Leave it out, or turn it into text in the query: CONVERT(… USING utf8mb4)',
    });
  }
  const text = String(value);
  if (columnType === types.timestamp) return `${text.replace(' ', 'T')}Z`;
  if (columnType === types.datetime) return text.replace(' ', 'T');
  return text;
}
