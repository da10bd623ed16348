import type { JSX } from 'preact';
import type { Frame } from '../../web/assets.tsx';
import { formatDay, formatDayInWords, formatMonthInWords } from '../../web/dates.ts';
import { FooterFacts, FooterLinks, FooterPart } from '../../web/footer.tsx';
import { type Language, useLanguage } from '../../web/language/index.ts';
import { type HeadLink, Layout } from '../../web/layout.tsx';
import { Link } from '../../web/link.tsx';
import type { ChangesReport } from './change.ts';
import { FilterForm } from './filter-form.tsx';
import { groupChanges, type Item } from './group.ts';
import { ItemOfDay } from './item.tsx';
import { BadQuery, type ChangesQuery, searchOf } from './query.ts';
import { nothingInWords, resultInWords } from './sentences.ts';
import { changeKinds } from './told.ts';
import { changesWords } from './words/index.ts';

const itemsOnPage = 40;
/** Older months are found in the filter. */
const mostChapters = 12;

interface PageProps {
  readonly frame: Frame;
  readonly report: ChangesReport;
}

/** The public ledger. `BadQuery` for a page behind the last one. */
export function changesPage({ frame, report }: PageProps): JSX.Element {
  const items = groupChanges(report.changes);
  const pages = Math.max(1, Math.ceil(items.length / itemsOnPage));
  const { page } = report.query;
  if (page > pages) throw new BadQuery('there is no such page of changes');
  const shown = items.slice((page - 1) * itemsOnPage, page * itemsOnPage);
  return <ChangesPage frame={frame} report={report} pages={pages} shown={shown} />;
}

function ChangesPage(
  props: PageProps & { readonly pages: number; readonly shown: readonly Item[] },
) {
  const { frame, report, pages, shown } = props;
  const { city, query } = report;
  const language = useLanguage();
  const words = changesWords(language);
  const number = words.page({ page: query.page, pages });
  return (
    <Layout
      frame={frame}
      title={titleOf(report, language)}
      city={city}
      description={words.intro}
      place={{ section: 'changes', itself: true }}
      address={addressOf(report, query)}
      links={headLinks(report, pages, language)}
      footer={<Foot report={report} />}
    >
      <div class="page lead">
        <h1>{words.heading}</h1>
        <div class="say">
          <p>{words.intro}</p>
          <p>
            <Link href={addressOf(report, {}, '.atom')}>{words.feed}</Link>
          </p>
        </div>
      </div>
      <div class="changes page">
        <FilterForm report={report} />
        <p class="found" role="status">
          {report.changes.length === 0
            ? nothingInWords(report, language)
            : resultInWords(report, language)}
          {pages > 1 && ` ${number}.`}
        </p>
        {report.changes.length === 0 && <PageOfMetric report={report} />}
        <Parts report={report} />
        {Array.from(
          Map.groupBy(shown, (item) => item.day),
          ([day, own]) => (
            <DayOfChanges key={day} day={day} items={own} report={report} />
          ),
        )}
        {pages > 1 && <Pager report={report} pages={pages} />}
      </div>
    </Layout>
  );
}

function addressOf(report: ChangesReport, query: Partial<ChangesQuery>, ending = ''): string {
  return `/${report.city.slug}/changes${ending}${searchOf({ ...report.query, page: 1, ...query })}`;
}

function titleOf(report: ChangesReport, language: Language): string {
  const { city, changes, query } = report;
  const { title, titleOf } = changesWords(language);
  if (searchOf(query) === '') return title({ city: city.name });
  const say = changes.length === 0 ? nothingInWords : resultInWords;
  return titleOf({ city: city.name, result: say(report, language).replace(/\.$/, '') });
}

function headLinks(report: ChangesReport, pages: number, language: Language): HeadLink[] {
  const words = changesWords(language);
  const { page } = report.query;
  const twin = (ending: string, type: string, title: string): HeadLink => ({
    rel: 'alternate',
    href: addressOf(report, {}, ending),
    type,
    title,
  });
  return [
    twin('.atom', 'application/atom+xml', words.feedTitle({ city: report.city.name })),
    twin('.json', 'application/json', words.json),
    twin('.csv', 'text/csv', words.csv),
    ...(page > 1 ? [{ rel: 'prev' as const, href: addressOf(report, { page: page - 1 }) }] : []),
    ...(page < pages
      ? [{ rel: 'next' as const, href: addressOf(report, { page: page + 1 }) }]
      : []),
  ];
}

function rawAddressOf(report: ChangesReport): string {
  const address = addressOf(report, {}, '.csv');
  return `${address}${address.includes('?') ? '&' : '?'}form=raw`;
}

/** Where nothing changed, what is in force stands on the metric's own page. */
function PageOfMetric({ report }: { readonly report: ChangesReport }) {
  const { city, query } = report;
  const metric = city.metrics.find((one) => one.slug === query.metric);
  if (metric === undefined) return null;
  return (
    <p>
      <Link href={`/${city.slug}/metrics/${metric.slug}`}>
        {changesWords(useLanguage()).metricPage({ name: metric.name })}
      </Link>
    </p>
  );
}

/** The parts of the ledger, one link each: by kind and by month. */
function Parts({ report }: { readonly report: ChangesReport }) {
  const { chapters, kinds, query } = report;
  const language = useLanguage();
  const words = changesWords(language);
  return (
    <>
      <PartsList
        label={words.kinds}
        parts={kinds.map(({ kind, count }) => ({
          name: words.kindNames[kind],
          href: addressOf(report, { kind }),
          isChosen: query.kind === kind,
          count,
        }))}
      />
      <PartsList
        label={words.months}
        parts={chapters.slice(0, mostChapters).map(({ month, count }) => ({
          name: formatMonthInWords(month, language),
          href: addressOf(report, { month }),
          isChosen: query.month === month,
          count,
        }))}
      />
    </>
  );
}

function PartsList(props: {
  readonly label: string;
  readonly parts: readonly {
    readonly name: string;
    readonly href: string;
    readonly isChosen: boolean;
    readonly count: number;
  }[];
}) {
  if (props.parts.length < 2) return null;
  return (
    <nav class="parts" aria-label={props.label}>
      <ul>
        {props.parts.map(({ name, href, isChosen, count }) => (
          <li key={href}>
            <Link href={href} {...(isChosen ? { 'aria-current': 'true' as const } : {})}>
              {name}
            </Link>{' '}
            {count}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function DayOfChanges(props: {
  readonly day: string;
  readonly items: readonly Item[];
  readonly report: ChangesReport;
}) {
  const { day, items, report } = props;
  return (
    <section class="days" aria-labelledby={`on-${day}`}>
      <h2 id={`on-${day}`}>{formatDayInWords(day, useLanguage())}</h2>
      <ul>
        {items.map((item) => (
          <ItemOfDay
            key={item.subject.key}
            item={item}
            city={report.city}
            csv={addressOf(
              report,
              { metric: item.subject.metric?.slug ?? null, month: day.slice(0, 7) },
              '.csv',
            )}
          />
        ))}
      </ul>
    </section>
  );
}

function Pager(props: { readonly report: ChangesReport; readonly pages: number }) {
  const { report, pages } = props;
  const { page } = report.query;
  const words = changesWords(useLanguage());
  return (
    <nav class="pager" aria-label={words.pages}>
      {page > 1 && <Link href={addressOf(report, { page: page - 1 })}>{words.newer}</Link>}
      <span>{words.page({ page, pages })}</span>
      {page < pages && <Link href={addressOf(report, { page: page + 1 })}>{words.earlier}</Link>}
    </nav>
  );
}

function Foot({ report }: { readonly report: ChangesReport }) {
  const language = useLanguage();
  const words = changesWords(language);
  const since = {
    values: formatDay(report.since, language),
    typed: formatDay(report.definitionsSince, language),
  };
  return (
    <>
      <FooterPart id="kinds" title={words.ledger}>
        <FooterFacts
          facts={changeKinds.map((kind) => ({
            label: words.kindNames[kind],
            text: words.kindMeanings[kind],
          }))}
        />
      </FooterPart>
      <FooterPart id="data" title={words.twins}>
        <FooterLinks
          links={[
            { href: addressOf(report, {}, '.csv'), text: words.csv },
            { href: rawAddressOf(report), text: words.rawCsv },
            { href: addressOf(report, {}, '.json'), text: words.json },
            { href: addressOf(report, {}, '.atom'), text: words.feed },
          ]}
        />
      </FooterPart>
      <FooterPart id="since" title={words.since}>
        <p>{words.sinceWhen(since)}</p>
        <p>{words.clock({ zone: report.city.timeZone })}</p>
      </FooterPart>
    </>
  );
}
