import { Fault, UserError } from '../../model/index.ts';
import type { Cursor, Page, PullQuestion } from '../contract.ts';
import type { Batch, ReadPlan, SqlDatabase } from './contract.ts';
import type { Dialect } from './dialect.ts';
import { judgeQuery } from './judge-query.ts';
import { overlapped } from './overlapped.ts';

/** Reads a query's result from a database page by page; see `RowConnector.pull`. */
export async function* pullRows(
  { dialect, open }: SqlDatabase,
  question: PullQuestion,
): AsyncIterable<Page> {
  const plan = planOf(dialect, question);
  const reader = await open(question);
  try {
    await reader.checkRole();
    let last = question.cursor;
    const taken = { rows: 0, bytes: 0 };
    const batches = watched(reader.read(plan), question);
    for await (const { columns, rows } of batches) {
      refuseTwins(columns);
      count({ columns, rows }, question, taken);
      last = plan.cursor === null ? null : cursorAfter(columns, rows, plan.cursor, last);
      yield { columns, rows, cursor: last, total: null };
    }
  } finally {
    await reader.close();
  }
}

interface Plan extends ReadPlan {
  /** The name of the column that grows; null without one. */
  readonly cursor: string | null;
}

function planOf(dialect: Dialect, { settings, cursor: since }: PullQuestion): Plan {
  const query = String(settings.query);
  judgeQuery(query, dialect);
  // On lines of its own, and in brackets that it was proven to leave alone.
  const select = `select * from (\n${query}\n) as civicstat_rows`;
  const cursor = String(settings.cursorColumn ?? '').trim();
  if (cursor === '') return { select, orderBy: null, parameters: [], cursor: null };
  const orderBy = dialect.quoteName(cursor);
  if (typeof since !== 'string') return { select, orderBy, parameters: [], cursor };
  return {
    select: `${select} where ${orderBy} >= ${dialect.placeholder}`,
    orderBy,
    parameters: [overlapped(since, Number(settings.overlap ?? 0))],
    cursor,
  };
}

/** The batches, each within the idle limit and all within the total. */
async function* watched(
  batches: AsyncIterable<Batch>,
  { limits, wait, signal }: PullQuestion,
): AsyncIterable<Batch> {
  const iterator = batches[Symbol.asyncIterator]();
  const late = (milliseconds: number, what: string) =>
    wait(milliseconds).then((): never => {
      throw new Fault(
        `the database ${what} within ${milliseconds / 1000} s`,
        'ask for fewer rows, add an index on the column that grows, or raise the limit',
      );
    });
  const total = late(limits.totalMilliseconds, 'did not hand over everything');
  total.catch(() => undefined);
  for (;;) {
    signal.throwIfAborted();
    const idle = late(limits.idleMilliseconds, 'sent nothing');
    idle.catch(() => undefined);
    const next = await Promise.race([iterator.next(), idle, total]);
    if (next.done === true) return;
    yield next.value;
  }
}

function refuseTwins(columns: readonly string[]): void {
  const twin = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twin === undefined) return;
  throw new UserError({
    code: 'two-columns',
    message: 'The query has two columns of one name',
    value: twin,
    remedy: 'Give one of them another name with AS',
  });
}

function count(
  { rows }: Batch,
  { limits }: PullQuestion,
  taken: { rows: number; bytes: number },
): void {
  taken.rows += rows.length;
  for (const row of rows) for (const cell of row) taken.bytes += cell?.length ?? 0;
  const over = taken.rows > limits.rows ? 'rows' : taken.bytes > limits.bytes ? 'bytes' : null;
  if (over === null) return;
  throw new UserError({
    code: 'too-much',
    message: `The query gives more than ${limits[over]} ${over}`,
    remedy: 'Ask for less (WHERE, GROUP BY), name a column that grows, or raise the limit',
  });
}

function cursorAfter(
  columns: readonly string[],
  rows: Batch['rows'],
  name: string,
  before: Cursor,
): Cursor {
  const place = columns.indexOf(name);
  if (place === -1) {
    throw new UserError({
      code: 'no-cursor-column',
      message: 'The query has no column of this name to go on by',
      value: name,
      remedy: `Its columns are ${columns.join(', ')}`,
    });
  }
  if (rows.some((row) => row[place] === null)) {
    throw new UserError({
      code: 'empty-cursor',
      message: 'The column that grows is empty in a row, so the next pull could miss it',
      value: name,
      remedy: 'Leave such rows out (WHERE … IS NOT NULL), or name another column',
    });
  }
  return rows.at(-1)?.[place] ?? before;
}
