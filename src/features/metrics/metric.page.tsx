import type { JSX } from 'preact';
import { periods } from '../../model/index.ts';
import type { Frame } from '../../web/assets.tsx';
import { CityText } from '../../web/city-text.tsx';
import { formatDayInWords, formatSpan, instantInWords } from '../../web/dates.ts';
import { useLanguage } from '../../web/language/index.ts';
import { type HeadLink, Layout } from '../../web/layout.tsx';
import { Link } from '../../web/link.tsx';
import { sharedWords } from '../../web/words/index.ts';
import { Breakdowns } from './breakdown/part.tsx';
import { Changes } from './changes.tsx';
import { Definition } from './definition.tsx';
import { FourNumbers } from './four-numbers.tsx';
import { History } from './history-tables.tsx';
import { leadInWords } from './number-sentences.ts';
import type { MetricReport } from './report.ts';
import { metricsWords } from './words/index.ts';
import { WorkedScores } from './worked-scores.tsx';

interface MetricPageProps {
  readonly frame: Frame;
  readonly report: MetricReport;
}

/** Everything there is to know about one metric, as one board knows it. */
export function MetricPage({ frame, report }: MetricPageProps): JSX.Element {
  const { city, metric } = report;
  const language = useLanguage();
  const words = metricsWords(language);
  const { labels } = words;
  return (
    <Layout
      frame={frame}
      title={words.title({ metric: metric.name, city: city.name })}
      address={`${addressOf(report)}${searchOf(report)}`}
      description={metric.definition}
      city={city}
      place={{ section: 'metrics', itself: false }}
      links={twinsOf(addressOf(report))}
      footer={<MetricFooter report={report} />}
    >
      <div itemscope itemtype="https://schema.org/Dataset">
        <div class="page lead">
          <div>
            <nav aria-label={labels.where} class="trail">
              <Link href={`/${city.slug}`}>{labels.board}</Link>
              {' / '}
              <Link href={`/${city.slug}/metrics`}>{labels.metrics}</Link>
              {' / '}
              <Link href={`/${city.slug}/topics/${metric.topic.slug}`}>
                <CityText>{metric.topic.name}</CityText>
              </Link>
            </nav>
            <p>{words.boardOf({ day: formatDayInWords(report.date, language) })}</p>
            <h1 itemprop="name">
              <CityText>{metric.name}</CityText>
            </h1>
          </div>
          <div class="say">
            {leadInWords(report, language).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
        </div>
        <FourNumbers report={report} />
        <Definition report={report} />
        <Dataset report={report} />
      </div>
      <Breakdowns report={report} />
      <WorkedScores report={report} />
      <History report={report} />
      <Changes report={report} />
    </Layout>
  );
}

/** What search engines read of a data set, beside its name and description. */
function Dataset({ report }: { readonly report: MetricReport }) {
  const { city, history, publishedAt } = report;
  const address = addressOf(report);
  const covered = `${history[0]?.start ?? report.date}/${history.at(-1)?.end ?? report.date}`;
  return (
    <>
      <meta itemprop="temporalCoverage" content={covered} />
      <meta itemprop="dateModified" content={publishedAt} />
      <meta itemprop="spatialCoverage" content={city.name} />
      <meta itemprop="variableMeasured" content={report.metric.unit} />
      <meta itemprop="isAccessibleForFree" content="true" />
      {(['csv', 'json'] as const).map((type) => (
        <span
          key={type}
          itemprop="distribution"
          itemscope
          itemtype="https://schema.org/DataDownload"
        >
          <link itemprop="contentUrl" href={`${address}.${type}`} />
          <meta
            itemprop="encodingFormat"
            content={type === 'csv' ? 'text/csv' : 'application/json'}
          />
        </span>
      ))}
    </>
  );
}

function twinsOf(address: string): readonly HeadLink[] {
  return [
    { rel: 'canonical', href: address },
    { rel: 'alternate', href: `${address}.csv`, type: 'text/csv' },
    { rel: 'alternate', href: `${address}.json`, type: 'application/json' },
  ];
}

function addressOf({ city, metric }: MetricReport): string {
  return `/${city.slug}/metrics/${metric.slug}`;
}

function searchOf({ asKnownOn }: MetricReport): string {
  return asKnownOn === null ? '' : `?known-on=${asKnownOn}`;
}

function MetricFooter({ report }: { readonly report: MetricReport }) {
  const { asKnownOn, city, scores, knownOn, board } = report;
  const address = addressOf(report);
  const language = useLanguage();
  const { footer } = metricsWords(language);
  const query = searchOf(report);
  const raw = asKnownOn === null ? '?form=raw' : `?known-on=${asKnownOn}&form=raw`;
  return (
    <>
      <section aria-labelledby="days">
        <h2 id="days">{footer.days}</h2>
        <dl>
          {periods.map((period) => (
            <div key={period}>
              <dt>{sharedWords(language).periods[period]}</dt>
              <dd>{formatSpan(scores[period].span, language)}</dd>
            </div>
          ))}
          <div>
            <dt>{footer.knownOn}</dt>
            <dd>{instantInWords(knownOn, language)}</dd>
          </div>
        </dl>
      </section>
      <section aria-labelledby="data">
        <h2 id="data">{footer.data}</h2>
        <ul>
          <li>
            <Link href={`${address}.csv${query}`}>{footer.csv}</Link>
          </li>
          <li>
            <Link href={`${address}.csv${raw}`}>{footer.rawCsv}</Link>
          </li>
          <li>
            <Link href={`/${city.slug}/changes.csv?metric=${report.metric.slug}&kind=restated`}>
              {footer.restatedCsv}
            </Link>
          </li>
          <li>
            <Link href={`${address}.json${query}`}>{footer.json}</Link>
          </li>
        </ul>
      </section>
      <section aria-labelledby="check">
        <h2 id="check">{footer.check}</h2>
        <p>{footer.howToCheck}</p>
        <p>
          {footer.board} <code>{board}</code>
        </p>
        <p>{city.source === null ? footer.noSource : <CityText>{city.source}</CityText>}</p>
      </section>
    </>
  );
}
