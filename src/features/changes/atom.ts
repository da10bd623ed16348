import { createHash } from 'node:crypto';
import { formatSpan } from '../../web/dates.ts';
import type { Change, ChangesReport } from './change.ts';
import { figuresInWords } from './figures.ts';
import { groupChanges, type Item } from './group.ts';
import { everything, searchOf, wholeCity } from './query.ts';
import { changeInWords, itemTitle, restatedInWords, textsOf, words } from './words.ts';
import { element, type Xml } from './xml.ts';

const mostEntries = 100;
const mostValues = 50;

/**
 * The newest changes as an Atom feed (RFC 4287): one entry for all that changed about one thing on
 * one day. Ids do not depend on where the feed is served.
 * @param origin `https://host`, or null where it is not known: links are then relative.
 */
export function changesAtom(report: ChangesReport, origin: string | null): string {
  const { city, query } = report;
  const search = searchOf({ ...query, page: 1 });
  const self = `/${city.slug}/changes.atom${search}`;
  const address = (path: string) => `${origin ?? ''}${path}`;
  const items = groupChanges(report.changes).slice(0, mostEntries);
  const feed = element(
    'feed',
    {
      xmlns: 'http://www.w3.org/2005/Atom',
      'xml:lang': 'en-US',
      ...(origin === null ? { 'xml:base': self } : {}),
    },
    element('id', {}, urn(`${city.slug} changes ${search}`)),
    element('title', {}, words.feedTitle(city.name)),
    element('updated', {}, items[0]?.updated ?? report.knownOn),
    element('author', {}, element('name', {}, city.name)),
    element('link', { rel: 'self', type: 'application/atom+xml', href: address(self) }),
    element('link', {
      rel: 'alternate',
      type: 'text/html',
      href: address(`/${city.slug}/changes${search}`),
    }),
    ...items.map((item) => entryOf(report, item, address)),
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n${feed.xml}\n`;
}

function entryOf(
  { city, query }: ChangesReport,
  item: Item,
  address: (path: string) => string,
): Xml {
  const { subject, day, updated, others, restated } = item;
  const slug = [...others, ...restated][0]?.metric ?? wholeCity;
  const page = searchOf({ ...everything, metric: slug, month: day.slice(0, 7) });
  // A filtered feed tells another part of the same day: it must not pass for the whole.
  const id = `${city.slug} change ${day} ${subject.key} ${query.kind ?? ''}`;
  return element(
    'entry',
    {},
    element('id', {}, urn(id)),
    element('title', {}, itemTitle(item)),
    element('updated', {}, updated),
    element('link', {
      rel: 'alternate',
      type: 'text/html',
      href: address(`/${city.slug}/changes${page}`),
    }),
    element(
      'content',
      { type: 'xhtml' },
      element(
        'div',
        { xmlns: 'http://www.w3.org/1999/xhtml' },
        ...others.map(singleInXml),
        ...(restated.length === 0 ? [] : restatedInXml(item)),
      ),
    ),
  );
}

function singleInXml(change: Change): Xml {
  const { kind, from, period } = change;
  const [was, is] = textsOf(change);
  const isWhole = kind === 'added' || kind === 'retired';
  return element(
    'p',
    {},
    changeInWords(change),
    ...(isWhole ? [] : [` ${words.before}: ${was}. ${words.after}: ${is}.`]),
    ...(from === null ? [] : [` ${words.inForce(from, period)}`]),
  );
}

function restatedInXml(item: Item): readonly Xml[] {
  const { restated } = item;
  const more = restated.length - mostValues;
  const lines = restated.slice(0, mostValues).map(({ span, before, after, subject }) => {
    const [was, is] = figuresInWords(before, after, subject.metric);
    const days = span === null ? '' : `${formatSpan(span)}: `;
    return element('li', {}, `${days}${was ?? words.noValue} → ${is ?? words.takenBack}`);
  });
  return [
    element('p', {}, restatedInWords(item)),
    element('ul', {}, ...lines, ...(more > 0 ? [element('li', {}, words.more(more))] : [])),
  ];
}

/** A name-based UUID (version 8, RFC 9562) of a text: the same text always has the same one. */
function urn(text: string): string {
  const bytes = createHash('sha256').update(`civicstat ${text}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return `urn:uuid:${[...parts, hex.slice(20)].join('-')}`;
}
