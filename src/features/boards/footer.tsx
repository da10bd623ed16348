import type { JSX } from 'preact';
import { periods } from '../../model/index.ts';
import { CityText } from '../../web/city-text.tsx';
import { formatSpan, instantInWords } from '../../web/dates.ts';
import { FooterFacts, FooterLinks, FooterPart } from '../../web/footer.tsx';
import { formatNumber } from '../../web/format.ts';
import { listOf, useLanguage } from '../../web/language/index.ts';
import { Link } from '../../web/link.tsx';
import { sharedWords } from '../../web/words/index.ts';
import type { BoardMetric, BoardOrigin, NamedComposite } from './report.ts';
import { boardsWords } from './words/index.ts';

interface BoardFooterProps {
  readonly origin: BoardOrigin;
  readonly composite: NamedComposite;
  readonly metrics: readonly BoardMetric[];
  /** The page's address; its twins' ends with `.json` and `.csv`. */
  readonly address: string;
  /** Whether the numbers were revised; left out on pages that do not tell. */
  readonly revised?: { readonly label: string; readonly text: string };
}

/** What days the numbers cover, where to take them, how to check them. */
export function BoardFooter(props: BoardFooterProps): JSX.Element {
  const { origin, address } = props;
  const words = boardsWords(useLanguage()).footer;
  const { slug, source } = origin.city;
  return (
    <>
      <Days {...props} />
      <FooterPart id="data" title={words.data}>
        <FooterLinks
          links={[
            { href: `${address}.csv`, text: words.csv },
            { href: `${address}.csv?form=raw`, text: words.rawCsv },
            { href: `${address}.json`, text: words.json },
            { href: `/${slug}/changes.atom`, text: words.feed },
            { href: `/${slug}/on/${origin.date}`, text: words.permanent },
            { href: `/${slug}?display=wall`, text: words.wall },
          ]}
        />
        <p>{words.print}</p>
      </FooterPart>
      <FooterPart id="check" title={words.check}>
        <Receipt {...props} />
        <p>
          {words.board} <code>{origin.board}</code>
        </p>
        <p>{source === null ? words.noSource : <CityText>{source}</CityText>}</p>
      </FooterPart>
    </>
  );
}

function Days({ origin, composite, revised }: BoardFooterProps) {
  const language = useLanguage();
  const words = boardsWords(language).footer;
  const spans = periods.map((period) => ({
    label: sharedWords(language).periods[period],
    text: formatSpan(origin.spans[period], language),
  }));
  const { total } = composite.day;
  const counts = periods.map((period) => formatNumber(composite[period].scored, language));
  return (
    <FooterPart id="days" title={words.days}>
      <FooterFacts
        facts={[
          ...spans,
          {
            label: words.coverage,
            text:
              total === 0
                ? boardsWords(language).composite.noMetrics
                : words.coverageOf({ counts: listOf(counts, language), total }),
          },
          { label: words.known, text: instantInWords(origin.knownOn, language) },
          { label: words.published, text: instantInWords(origin.publishedAt, language) },
          ...(revised === undefined ? [] : [revised]),
        ]}
      />
    </FooterPart>
  );
}

function Receipt({ origin, metrics }: BoardFooterProps) {
  const first = metrics.find(({ scores }) => scores.day.score !== null) ?? metrics[0];
  if (first === undefined) return null;
  const { receipt } = first.scores.day;
  const short = receipt.slice(0, 16);
  const words = boardsWords(useLanguage()).footer;
  return (
    <>
      <p>{words.receipts}</p>
      <p>
        {words.example({ metric: first.name })}{' '}
        <Link href={`/${origin.city.slug}/receipts/${receipt}`}>
          <code>{short}</code>
        </Link>
        . {words.recompute} <code>civicstat verify {receipt}</code>
      </p>
    </>
  );
}
