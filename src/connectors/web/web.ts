import { Fault, shortValue, UserError } from '../../model/index.ts';
import type { WebAnswer, WebRequest } from '../../network/contract.ts';
import type { PullQuestion, Setting } from '../contract.ts';
import { isRecord, type Json, readJson } from './json.ts';
import { pauseBefore } from './pauses.ts';
import { textOf } from './settings.ts';

/** The most that one answer read into memory may have; pages are far smaller. */
const answerBytes = 8 * 1024 ** 2;
const attemptsAtMost = 6;

/** What a connector asks of a web service during one pull, within the pull's limits. */
export interface Web {
  /** A whole answer with status 2xx, decompressed, as text in UTF-8. */
  text(request: WebQuestion): Promise<Answered<string>>;
  json(request: WebQuestion): Promise<Json>;
  /** The same, its bytes still to be read: for files of any size. */
  stream(request: WebQuestion): Promise<WebAnswer>;
  /** Counts rows that are handed on. Throws `UserError` beyond the pull's limit. */
  count(rows: number): void;
}

export type WebQuestion = Pick<WebRequest, 'url'> & Partial<WebRequest>;

export interface Answered<T> {
  readonly body: T;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Opens a pull's way to web services. An overloaded server (429, 5xx) and one that is still at work
 * (202) is asked again after the pause that it names, or after a growing one; six times at most.
 * @param settings the connector's: what is secret among them is taken out of every message
 */
export function openWeb(question: PullQuestion, settings: readonly Setting[]): Web {
  const way = { ...question, signal: withinTime(question), secrets: secretsOf(question, settings) };
  let bytesLeft = question.limits.bytes;
  let rowsLeft = question.limits.rows;
  const stream = (request: WebQuestion) => asked(way, request, bytesLeft);
  const text = async (request: WebQuestion) => {
    const answer = await asked(way, request, Math.min(bytesLeft, answerBytes));
    const body = await whole(answer);
    bytesLeft -= body.length;
    return { body: decoded(body, answer), headers: answer.headers };
  };
  return {
    text,
    stream,
    json: async (request) => parsed((await text(request)).body, request),
    count: (rows) => {
      rowsLeft -= rows;
      if (rowsLeft < 0) throw tooManyRows(question.limits.rows);
    },
  };
}

interface Way extends PullQuestion {
  readonly secrets: readonly string[];
}

function secretsOf(question: PullQuestion, settings: readonly Setting[]): string[] {
  return settings
    .filter(({ type }) => type === 'secret')
    .map(({ name }) => textOf(question.settings, name))
    .filter((value) => value !== '');
}

/** The signal of a pull, aborted with a `Fault` when its time is over, too. */
export function withinTime({ limits, signal }: PullQuestion): AbortSignal {
  const late = new AbortController();
  AbortSignal.timeout(limits.totalMilliseconds).addEventListener('abort', () =>
    late.abort(
      new Fault(
        `the pull took longer than ${limits.totalMilliseconds / 1000} s`,
        'The next one goes on where it ended; raise the limit if that does not suffice.',
      ),
    ),
  );
  return AbortSignal.any([signal, late.signal]);
}

async function asked(way: Way, request: WebQuestion, bytes: number): Promise<WebAnswer> {
  const sent = request.body === undefined ? {} : { 'content-type': 'application/json' };
  const whole = {
    method: 'GET',
    body: null,
    ...request,
    headers: { ...sent, ...request.headers },
  } as const;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await way.network.request(whole, { ...way.limits, bytes }, way.signal);
    if (answer.status >= 200 && answer.status < 300 && answer.status !== 202) return answer;
    if (answer.status === 304) {
      await unread(answer);
      return answer;
    }
    const words = await firstWords(answer, way.secrets);
    const pause = pauseBefore(attempt + 1, answer, way.now);
    if (pause === null || attempt === attemptsAtMost) throw refusal(answer, words);
    await Promise.race([way.wait(pause), rejected(way.signal)]);
  }
}

/** Hangs up on an answer of which nothing is wanted. */
export async function unread({ body }: WebAnswer): Promise<void> {
  for await (const _ of body) return;
}

function rejected(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

async function whole(answer: WebAnswer): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(answer.body));
}

function decoded(bytes: Buffer, answer: WebAnswer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Fault(
      `${hostOf(answer.url)} sent text that is not UTF-8`,
      'Tell who runs that server.',
    );
  }
}

function parsed(text: string, { url }: WebQuestion): Json {
  try {
    return readJson(text);
  } catch {
    const what = /^\s*</.test(text) ? 'a page for people' : 'JSON that is damaged or cut short';
    throw new Fault(
      `${hostOf(url)} sent ${what} instead of data`,
      'Check the address; if it is right, try again later.',
    );
  }
}

/** The message that a service gives with a refusal, without secrets; empty for none. */
async function firstWords(answer: WebAnswer, secrets: readonly string[]): Promise<string> {
  let text = '';
  for await (const chunk of answer.body) {
    text += Buffer.from(chunk).toString('utf8');
    if (text.length > 4_000) break;
  }
  return secrets.reduce((words, key) => words.replaceAll(key, '•••'), messageIn(text));
}

function messageIn(text: string): string {
  try {
    const [json] = [readJson(text)].flat();
    const inner = isRecord(json) && isRecord(json.error) ? json.error : json;
    if (!isRecord(inner as Json)) return '';
    const { message, description } = inner as Record<string, Json>;
    return typeof message === 'string'
      ? message
      : typeof description === 'string'
        ? description
        : '';
  } catch {
    return '';
  }
}

/** Words of a `Fault` or `UserError` for an answer that says no. */
function refusal({ status, url }: WebAnswer, words: string): Error {
  const host = hostOf(url);
  if (status === 429 || status === 202 || status >= 500) {
    const why = status === 429 ? 'is asked too often' : 'is out of order or overloaded';
    return new Fault(`${host} ${why} (${status})`, 'Try again later, or pull less often.');
  }
  const said = words === '' ? {} : { value: shortValue(words) };
  const remedy =
    remedies[status] ?? 'Check the settings of the source against what the server says.';
  return new UserError({
    code: 'source-refused',
    message: `${host} refused the request (${status})`,
    remedy,
    ...said,
  });
}

const remedies: Readonly<Record<number, string>> = {
  401: 'Enter the key or token again; it is wrong, has run out, or is missing.',
  403: 'Enter the key or token again, or ask the publisher to let it read this.',
  404: 'Correct the address or the name of the data set: there is nothing there.',
};

function tooManyRows(limit: number): UserError {
  return new UserError({
    code: 'too-many-rows',
    message: `The source has more than ${limit.toLocaleString('en-US')} rows`,
    remedy: 'Narrow it with a condition, or raise the limit.',
  });
}

function hostOf(url: string): string {
  return URL.parse(url)?.hostname ?? 'the server';
}
