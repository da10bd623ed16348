import { createHash } from 'node:crypto';
import { formatDay, formatSpan } from '../../web/dates.ts';
import type { Scale } from '../../web/format.ts';
import { addressFor, type Language, languageFacts, type Reader } from '../../web/language/index.ts';
import type { Change, ChangesReport } from './change.ts';
import { figuresInWords } from './figures.ts';
import { groupChanges, type Item } from './group.ts';
import { everything, searchOf, wholeCity } from './query.ts';
import {
  changeInWords,
  itemTitle,
  placeInWords,
  restatedInWords,
  revisedInWords,
  scoresInWords,
  textsOf,
} from './sentences.ts';
import { changesWords } from './words/index.ts';
import { element, type Xml } from './xml.ts';

const mostEntries = 100;
const mostValues = 50;

/**
 * The newest changes as an Atom feed (RFC 4287): one entry for all that changed about one thing on
 * one day. Ids do not depend on where the feed is served.
 * @param origin `https://host`, or null where it is not known: links are then relative.
 */
export function changesAtom(report: ChangesReport, origin: string | null, reader: Reader): string {
  const { city, query } = report;
  const { language } = reader;
  const search = searchOf({ ...query, page: 1 });
  const self = addressFor(`/${city.slug}/changes.atom${search}`, reader);
  const address = (path: string) => `${origin ?? ''}${addressFor(path, reader)}`;
  const items = groupChanges(report.changes).slice(0, mostEntries);
  const feed = element(
    'feed',
    {
      xmlns: 'http://www.w3.org/2005/Atom',
      'xml:lang': languageFacts[language].tag,
      ...(origin === null ? { 'xml:base': self } : {}),
    },
    element('id', {}, urn(`${city.slug} changes ${search}`)),
    element('title', {}, changesWords(language).feedTitle({ city: city.name })),
    element('updated', {}, items[0]?.updated ?? report.knownOn),
    element('author', {}, element('name', {}, city.name)),
    element('link', { rel: 'self', type: 'application/atom+xml', href: address(self) }),
    element('link', {
      rel: 'alternate',
      type: 'text/html',
      href: address(`/${city.slug}/changes${search}`),
    }),
    ...items.map((item) => entryOf(report, item, address, language)),
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n${feed.xml}\n`;
}

function entryOf(
  { city, query }: ChangesReport,
  item: Item,
  address: (path: string) => string,
  language: Language,
): Xml {
  const { subject, day, updated, others, restated, revised } = item;
  const slug = [...others, ...restated, ...revised][0]?.metric ?? wholeCity;
  const page = searchOf({ ...everything, metric: slug, month: day.slice(0, 7) });
  // A filtered feed tells another part of the same day: it must not pass for the whole.
  const id = `${city.slug} change ${day} ${subject.key} ${query.kind ?? ''}`;
  return element(
    'entry',
    {},
    element('id', {}, urn(id)),
    element('title', {}, itemTitle(item, language)),
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
        ...others.map((change) => singleInXml(change, language)),
        ...(restated.length === 0 ? [] : restatedInXml(item, language)),
        ...(revised.length === 0 ? [] : revisedInXml(item, city, language)),
      ),
    ),
  );
}

function singleInXml(change: Change, language: Language): Xml {
  const { kind, from, period } = change;
  const { step, inForce } = changesWords(language);
  const [before, after] = textsOf(change, language);
  const isWhole = kind === 'added' || kind === 'retired';
  const says = changeInWords(change, language);
  return element(
    'p',
    {},
    isWhole ? says : step({ change: says, before, after }),
    ...(from === null
      ? []
      : [` ${inForce({ day: formatDay(from, language), period: period ?? 'all' })}`]),
  );
}

function restatedInXml(item: Item, language: Language): readonly Xml[] {
  const words = changesWords(language);
  const lines = item.restated.slice(0, mostValues).map(({ span, before, after, subject }) => {
    const [was, is] = figuresInWords(before, after, subject.metric, language);
    const days = span === null ? '' : formatSpan(span, language);
    return words.spanStep({ days, before: was ?? words.noValue, after: is ?? words.takenBack });
  });
  return listInXml(restatedInWords(item, language), lines, item.restated.length, language);
}

function revisedInXml(item: Item, scale: Scale, language: Language): readonly Xml[] {
  const lines = item.revised.slice(0, mostValues).map((change) => {
    const [before, after] = scoresInWords(change, scale, language);
    return changesWords(language).spanStep({
      days: placeInWords(change, language),
      before,
      after,
    });
  });
  return listInXml(revisedInWords(item, language), lines, item.revised.length, language);
}

/** A sentence over a list, of which the last line says how many are left out. */
function listInXml(
  says: string,
  lines: readonly string[],
  count: number,
  language: Language,
): readonly Xml[] {
  const more = count - lines.length;
  const left = more > 0 ? [changesWords(language).more({ count: more })] : [];
  return [
    element('p', {}, says),
    element('ul', {}, ...[...lines, ...left].map((line) => element('li', {}, line))),
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
