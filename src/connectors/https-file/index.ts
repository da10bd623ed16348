import { UserError } from '../../model/index.ts';
import type { WebAnswer } from '../../network/contract.ts';
import type { Cursor, FileConnector, PullQuestion, Setting, SourceFile } from '../contract.ts';
import { addressOf, secret, setting, textOf } from '../web/settings.ts';
import { openWeb, unread } from '../web/web.ts';

const settings: readonly Setting[] = [
  setting(
    'address',
    'Address of the file',
    'Any file on the web, also a spreadsheet that is published as CSV: in Google Sheets under File, Share, Publish to web, Comma-separated values.',
    { type: 'address' },
  ),
  setting(
    'headerName',
    'Name of the key’s header',
    'Where the server needs a key: Authorization, for example.',
    {
      required: false,
    },
  ),
  secret('headerValue', 'Key', 'What is sent in that header.'),
];

/** `https-file`: one file at an address. */
export const httpsFile: FileConnector = {
  kind: 'https-file',
  gives: 'files',
  title: 'File on the web',
  description:
    'Fetches one file, a CSV file for example, and takes it in as if someone had uploaded it. A server that can tell that the file is still the same is not asked to send it again.',
  settings,
  pull,
};

/** How the server named the version that was taken last. */
interface Version {
  readonly etag: string | null;
  readonly modified: string | null;
}

async function* pull(question: PullQuestion): AsyncGenerator<SourceFile> {
  const url = addressOf(question.settings, 'address', ['headerValue']).href;
  const headers = { ...keyHeader(question), ...conditions(question.cursor) };
  const answer = await openWeb(question, settings).stream({ url, headers });
  if (answer.status === 304) return;
  await refusePage(answer);
  const { etag, 'last-modified': modified } = answer.headers;
  yield {
    name: nameOf(answer, url),
    bytes: answer.body,
    cursor: { etag: etag ?? null, modified: modified ?? null },
  };
}

function keyHeader({ settings: given }: PullQuestion): Readonly<Record<string, string>> {
  const name = textOf(given, 'headerName');
  return name === '' ? {} : { [name.toLowerCase()]: textOf(given, 'headerValue') };
}

function conditions(cursor: Cursor): Readonly<Record<string, string>> {
  if (cursor === null) return {};
  const { etag, modified } = cursor as unknown as Version;
  if (etag !== null) return { 'if-none-match': etag };
  return modified === null ? {} : { 'if-modified-since': modified };
}

/** What comes instead of a file that needs a sign-in, or is shared but not published. */
async function refusePage(answer: WebAnswer): Promise<void> {
  const type = answer.headers['content-type'] ?? '';
  if (!/^\s*(text\/html|application\/xhtml)/i.test(type)) return;
  await unread(answer);
  throw new UserError({
    code: 'page-for-people',
    message: 'At this address there is a page for people, not a file',
    remedy:
      'Give the address of the file itself; a spreadsheet must be published to the web as CSV.',
  });
}

/** The name that the server gives, or the last part of the address. */
function nameOf({ headers }: WebAnswer, url: string): string {
  const given = /filename="?([^";/\\]+)/i.exec(headers['content-disposition'] ?? '')?.[1];
  const last = new URL(url).pathname.split('/').at(-1);
  const name = (given ?? last ?? '').trim() || 'file';
  return /\.[a-z0-9]{1,8}$/i.test(name) ? name : `${name}.csv`;
}
