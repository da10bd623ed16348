import { describe, expect, it } from 'vitest';
import { naughtyStrings } from '../boards/fixtures/naughty-city.ts';
import { boston, busyCity, calmCity, naughtyLedger } from './fixtures/ledger-city.ts';
import { readXml, type XmlElement } from './read-xml.suite.ts';
import { served, servedAt } from './served.suite.ts';

const { app, pages } = served(boston, calmCity, busyCity, naughtyLedger());
const host = 'score.example.gov';

async function feed(url: string, headers: Record<string, string> = { host }): Promise<XmlElement> {
  return readXml((await app.inject({ url, headers })).payload);
}
const all = (of: XmlElement, name: string) => of.children.filter((one) => one.name === name);
const textOf = (of: XmlElement, name: string) => all(of, name)[0]?.text;
const linkOf = (of: XmlElement, rel: string) =>
  all(of, 'link').find((one) => one.attributes.rel === rel)?.attributes.href;
const idsOf = (of: XmlElement) => all(of, 'entry').map((one) => textOf(one, 'id'));

/** RFC 3339, as RFC 4287 section 3.3 asks for it. */
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

describe('the feed of changes', () => {
  it('has the address of the site where it says one, whatever host it is asked for', async () => {
    const { app } = servedAt('https://scoreboard.example.gov', boston);
    const { body } = await app.inject({
      url: '/boston/changes.atom',
      headers: { host: 'elsewhere' },
    });
    expect(body).toContain('href="https://scoreboard.example.gov/boston/changes.atom"');
    expect(body).not.toContain('elsewhere');
  });

  it.each(['/boston', '/calmton', '/busyville', '/naughty'])(
    '%s has all that RFC 4287 asks for',
    async (city) => {
      const root = await feed(`${city}/changes.atom`);
      expect([root.name, root.attributes.xmlns]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
      for (const name of ['id', 'title', 'updated', 'author'])
        expect(all(root, name)).toHaveLength(1);
      expect(linkOf(root, 'self')).toBe(`http://${host}${city}/changes.atom`);
      expect(linkOf(root, 'alternate')).toBe(`http://${host}${city}/changes`);
      const entries = all(root, 'entry');
      for (const one of [root, ...entries]) {
        expect(textOf(one, 'id')).toMatch(/^urn:uuid:[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
        expect(textOf(one, 'updated')).toMatch(instant);
        expect(new URL(linkOf(one, 'alternate') ?? '').host).toBe(host);
      }
      for (const one of entries) {
        for (const name of ['title', 'content']) expect(all(one, name)).toHaveLength(1);
        expect(all(one, 'content')[0]?.children.map((div) => div.name)).toEqual(['div']);
      }
      const ids = [textOf(root, 'id'), ...idsOf(root)];
      expect(new Set(ids).size).toBe(ids.length);
    },
  );

  it('tells one entry a day and metric, newest first, at most a hundred', async () => {
    const root = await feed('/boston/changes.atom');
    expect(all(root, 'entry').map((one) => textOf(one, 'title'))).toEqual([
      'Library users: Restated value',
      'Snow cleared in a day: Retired',
      'Tree care done on time: Added',
      'Education: Weight',
      'Potholes fixed on time: Weight',
      'Permits reviewed on time: Target, Definition',
      'Potholes fixed on time: Restated value',
      'Permits reviewed on time: Target',
      'Ambulance response time: Restated value',
    ]);
    expect(textOf(root, 'updated')).toBe('2025-03-02T08:00:00-05:00');
    expect(all(await feed('/busyville/changes.atom'), 'entry')).toHaveLength(100);
  });

  it('says in an entry what the page says', async () => {
    const [, , , , , permits, potholes, target] = all(await feed('/boston/changes.atom'), 'entry');
    expect(potholes?.deepText).toContain(
      'As more cases came in, 12 values for January 2025 were restated.',
    );
    expect(potholes?.deepText).toContain('Wednesday, January 1, 2025: 4 of 9, 44% → 5 of 11, 45%');
    expect(target?.deepText).toContain(
      'Target changed. Before: 75%. After: 100%. In force from February 1, 2025.',
    );
    expect(permits?.deepText).toContain('within 20 business days.');
    expect(linkOf(target!, 'alternate')).toBe(
      `http://${host}/boston/changes?metric=permits-on-time&month=2025-02`,
    );
  });

  it('keeps its ids wherever it is served and whatever comes later', async () => {
    const ids = idsOf(await feed('/boston/changes.atom'));
    expect(idsOf(await feed('/boston/changes.atom', { host: 'other.example' }))).toEqual(ids);
    const later = served({
      ...boston,
      entries: [...boston.entries, { ...boston.entries.at(-1)!, at: '2025-03-03T08:00:00-05:00' }],
    });
    const after = readXml((await later.app.inject('/boston/changes.atom')).payload);
    expect(idsOf(after).slice(1)).toEqual(ids);
  });

  it('is a feed of its own where it is filtered', async () => {
    const whole = await feed('/boston/changes.atom');
    const part = await feed('/boston/changes.atom?metric=permits-on-time&kind=target');
    expect(linkOf(part, 'self')).toBe(
      `http://${host}/boston/changes.atom?metric=permits-on-time&kind=target`,
    );
    expect(all(part, 'entry')).toHaveLength(2);
    expect([textOf(whole, 'id'), ...idsOf(whole)]).not.toContain(textOf(part, 'id'));
  });

  it('takes a secure proxy at its word', async () => {
    const root = await feed('/boston/changes.atom', { host, 'x-forwarded-proto': 'https' });
    expect(linkOf(root, 'self')).toBe(`https://${host}/boston/changes.atom`);
  });

  it.each(['ev il.example', 'a"><script>', 'a/b', '[::1', 'a@b', `${'a'.repeat(300)}.example`])(
    'has relative links for the host %j',
    async (bad) => {
      const root = await feed('/boston/changes.atom', { host: bad });
      expect(linkOf(root, 'self')).toBe('/boston/changes.atom');
      expect(root.attributes['xml:base']).toBe('/boston/changes.atom');
    },
  );

  it('is kept under few keys however many hosts are named', async () => {
    const one = served(boston);
    for (let at = 0; at < 50; at += 1) {
      await one.app.inject({ url: '/boston/changes.atom', headers: { host: `h${at}.example` } });
    }
    expect(new Set(one.pages.map((page) => page.key)).size).toBe(9);
    expect(pages.length).toBeGreaterThan(0);
  });

  it('holds text from outside as text', async () => {
    const root = await feed('/naughty/changes.atom');
    const title = textOf(root, 'title') ?? '';
    const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
    for (const text of naughtyStrings) {
      expect(title).toContain(text.replace(forbidden, '\u{FFFD}'));
    }
    const names = new Set<string>();
    const walk = (one: XmlElement): void => {
      names.add(one.name);
      one.children.forEach(walk);
    };
    walk(root);
    expect([...names].sort()).toEqual(
      'author content div entry feed id li link name p title ul updated'.split(' '),
    );
  });
});
