import { UserError } from '../../model/index.ts';
import type { ReadPlan } from '../sql/contract.ts';

/** A column of a result as `sys.dm_exec_describe_first_result_set` tells it. */
export interface DescribedColumn {
  readonly name: string | null;
  /** With its size, for example `decimal(12,4)`. */
  readonly type: string;
}

/** Conversion styles by which the server writes a value without losing a digit. */
const styles: readonly (readonly [type: RegExp, style: number | null])[] = [
  [/^(datetimeoffset|date|datetime2?|smalldatetime|time)\b/, 126],
  [/^(float|real)\b/, 3],
  [/^(money|smallmoney)\b/, 2],
  [/^(n?(var)?char|n?text|xml|uniqueidentifier|sysname)\b/, null],
  [/^(bigint|int|smallint|tinyint|bit|decimal|numeric)\b/, null],
];

/**
 * The statement that reads a result with every column as text: the server writes numbers and dates
 * exactly, where the driver would make doubles and local dates of them.
 */
export function inTexts(plan: ReadPlan, columns: readonly DescribedColumn[]): string {
  const cells = columns.map(({ name, type }) => {
    if (name === null) throw unnamed();
    const quoted = `[${name.replaceAll(']', ']]')}]`;
    const found = styles.find(([pattern]) => pattern.test(type));
    if (found === undefined) throw notText(name, type);
    const style = found[1] === null ? '' : `, ${found[1]}`;
    return `convert(nvarchar(max), civicstat_texts.${quoted}${style}) as ${quoted}`;
  });
  const order = plan.orderBy === null ? '' : ` order by civicstat_texts.${plan.orderBy}`;
  return `select ${cells.join(', ')} from (${plan.select}) as civicstat_texts${order}`;
}

function unnamed(): UserError {
  return new UserError({
    code: 'unnamed-column',
    message: 'The query has a column without a name',
    remedy: 'Name it with AS',
  });
}

function notText(name: string, type: string): UserError {
  return new UserError({
    code: 'binary-column',
    message: `This column is of type ${type}, which has no text`,
    value: name,
    remedy: 'Leave it out, or turn it into text in the query with CONVERT',
  });
}
