import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deskFeatures, features } from '../src/features/index.ts';
import { readMapping, toolkitMapping } from '../src/formats/index.ts';
import { generatedPages } from '../tools/docs/pages.ts';
import { root, serve, succeed } from './civicstat.ts';
import { openBoards } from './docs/boards.ts';
import { unknownCommands } from './docs/commands.ts';
import { differences } from './docs/json.ts';
import {
  allPages,
  anchorsOf,
  blocksOf,
  linksOf,
  type Page,
  readPage,
  tableRows,
} from './docs/markdown.ts';

const pages = allPages();
const addresses = readPage('docs/reference/addresses.md');

describe('every page', () => {
  it('is found', () => {
    expect(pages.map(({ path }) => path)).toContain('docs/explanation/scores.md');
    expect(pages.length).toBeGreaterThan(25);
  });

  it('links to what is there', () => {
    const broken = (page: Page, link: string) => {
      if (/^(https?|mailto):/.test(link)) return false;
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page.path : posix.join(dirname(page.path), path);
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && !anchorsOf(readPage(target)).has(anchor);
    };
    expect(found((page) => linksOf(page).filter((link) => broken(page, link)))).toEqual([]);
  });

  it('names commands and options that exist', () => {
    expect(found(unknownCommands)).toEqual([]);
  });

  it('names no path of the machine it was written on', () => {
    const here = [root.replace(/[\\/]$/, ''), join(homedir(), '/')];
    const usual = /(?<![\w.])\/(?:home|Users|root|tmp|work|workspace)\/\S*/g;
    expect(
      found(({ text }) => [
        ...here.filter((path) => text.includes(path)),
        ...(text.match(usual) ?? []),
      ]),
    ).toEqual([]);
  });
});

/** What is wrong with each page, with the page's path before it. */
function found(wrongWith: (page: Page) => readonly string[]): string[] {
  return pages.flatMap((page) => wrongWith(page).map((wrong) => `${page.path}: ${wrong}`));
}

describe('the pages of docs/', () => {
  it('are all listed on its first page', () => {
    const listed = linksOf(readPage('docs/README.md')).map((link) => `docs/${link}`);
    const own = pages
      .map(({ path }) => path)
      .filter((path) => /^docs\/(?!README|decisions\/0|explanation\/worked)/.test(path));
    expect(own.filter((path) => !listed.includes(path))).toEqual([]);
  });

  it.each([...generatedPages()])('%s is as "npm run docs" makes it', (path, text) => {
    expect(readFileSync(join(root, path), 'utf8')).toBe(text);
  });

  it('tell what the toolkit mapping is', () => {
    const block = blocksOf(readPage('docs/reference/files.md')).find(
      ({ language }) => language === 'yaml',
    );
    expect(readMapping(block!.text, 'toolkit')).toEqual(toolkitMapping);
  });
});

describe('the page of addresses', () => {
  const listed = tableRows(addresses, ['address', 'what it answers']).map(([address]) => address!);
  const example = (note: string) =>
    JSON.parse(blocksOf(addresses).find((block) => block.note === note)!.text);

  it('lists the addresses of every feature', () => {
    const registered: string[] = [];
    const app = { get: (path: string) => registered.push(path) };
    for (const feature of features) feature.register(app as never, {} as never);
    expect(registered.length).toBeGreaterThan(2);
    const written = registered.map((path) => path.replaceAll(/:(\w+)/g, '{$1}'));
    expect(written.filter((path) => !listed.includes(path))).toEqual([]);
  });

  it('lists the pages of the desk', () => {
    const staff = tableRows(addresses, ['address', 'what it is for']).map(([address]) => address!);
    const paths = deskFeatures.flatMap(({ routes }) => routes.map(({ path }) => path));
    const written = paths.map((path) => `/{city}/desk${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect(written.filter((path) => !staff.includes(path))).toEqual([]);
  });

  it('shows the JSON that the program prints and the server answers', {
    timeout: 120_000,
  }, async () => {
    const { data, board } = await openBoards();
    const date = '2025-03-04';
    expect(differences(example('score'), await board('boston', date, date))).toEqual([]);
    const csv = await succeed(data, 'score', '--city', 'boston', '--format', 'csv');
    expect(addresses.text).toContain(`\n${csv.split('\n')[0]}\n`);
    await succeed(data, 'publish', '--city', 'boston', '--from', '2025-03-03', '--to', date);
    await succeed(data, 'submit', '--city', 'boston');
    const { url } = await serve(data);
    const ask = (path: string) => fetch(url + path, { redirect: 'manual' });
    const twin = await (await ask(`/boston/on/${date}.json`)).json();
    expect(differences(example('board'), twin)).toEqual([]);
    expect(await (await ask('/nowhere.json')).json()).toEqual(example('error'));
    const parts: Readonly<Record<string, string>> = {
      city: 'boston',
      date,
      metric: 'pothole-on-time',
      group: 'basic-city-services',
      hash: (twin as Twin).metrics[0]!.scores.day.receipt,
      // No number of this city is made of cases; test/cases asks where one is.
      column: 'neighborhood',
    };
    const placed = (address: string) => {
      const given = address.includes('departments') ? { ...parts, group: 'public-works' } : parts;
      return address.replaceAll(/\{(\w+)\}/g, (_, part: string) => given[part]!);
    };
    const answers = features.flatMap((feature) => feature.answers);
    for (const { path, schema } of answers.filter((one) => !one.path.includes('{column}'))) {
      const answer = await (await ask(`/api/v1/cities${placed(path)}`)).json();
      expect([path, schema.safeParse(answer).error]).toEqual([path, undefined]);
    }
    for (const address of listed) {
      const path = placed(address);
      const { status } = await ask(path === '/boston/on' ? `${path}?date=${date}` : path);
      const led = path === '/' || path === '/boston/on';
      const expected = led ? 302 : address.includes('{column}') ? 404 : 200;
      expect([address, status]).toEqual([address, expected]);
    }
    checkReceipts(data, twin as Twin);
  });
});

interface Twin {
  readonly composite: { readonly day: { readonly receipt: string } };
  readonly metrics: readonly { readonly scores: { readonly day: { readonly receipt: string } } }[];
}

/** The page about knowledge names exactly the keys of the two kinds of receipts. */
function checkReceipts(data: string, { composite, metrics }: Twin): void {
  checkReceipt(data, metrics[0]!.scores.day.receipt, 'key');
  checkReceipt(data, composite.day.receipt, 'key of a composite');
}

function checkReceipt(data: string, receipt: string, head: string): void {
  const file = join(data, 'archive', 'objects', receipt.slice(0, 2), receipt);
  expect(statSync(file).isFile()).toBe(true);
  const keys = tableRows(readPage('docs/explanation/knowledge.md'), [head, 'what it holds']);
  expect(keys.map(([key]) => key!).sort()).toEqual(
    Object.keys(JSON.parse(readFileSync(file, 'utf8'))).sort(),
  );
}
