import type { JSX } from 'preact';
import { periods } from '../../model/index.ts';
import type { Frame } from '../../web/assets.tsx';
import { CityText } from '../../web/city-text.tsx';
import { formatDay, formatSpanShort } from '../../web/dates.ts';
import { useLanguage } from '../../web/language/index.ts';
import { Layout } from '../../web/layout.tsx';
import { Link } from '../../web/link.tsx';
import { Plate, Slot } from '../../web/plate.tsx';
import { lateTag } from '../../web/reasons.ts';
import { tableRoles } from '../../web/table-roles.ts';
import { sharedWords } from '../../web/words/index.ts';
import type { BoardMetric, MetricsReport } from './report.ts';
import { metricsWords } from './words/index.ts';

interface MetricsPageProps {
  readonly frame: Frame;
  readonly report: MetricsReport;
}

/** Every metric of the newest board: what it is, who answers for it, its four scores. */
export function MetricsPage({ frame, report }: MetricsPageProps): JSX.Element {
  const { city, date, metrics } = report;
  const language = useLanguage();
  const { list, labels } = metricsWords(language);
  const title = list.title({ city: city.name });
  const lead = list.lead({ count: metrics.length, day: formatDay(date, language) });
  return (
    <Layout
      frame={frame}
      title={title}
      address={`/${city.slug}/metrics`}
      description={lead}
      city={city}
      place={{ section: 'metrics', itself: true }}
      links={[
        { rel: 'alternate', href: `/${city.slug}/metrics.csv`, type: 'text/csv' },
        { rel: 'alternate', href: `/${city.slug}/metrics.json`, type: 'application/json' },
      ]}
      footer={<ListFooter report={report} />}
    >
      <div class="page lead">
        <div>
          <nav aria-label={labels.where} class="trail">
            <Link href={`/${city.slug}`}>{labels.board}</Link>
          </nav>
          <h1>{title}</h1>
        </div>
        <div class="say">
          <p>{metrics.length === 0 ? list.none : lead}</p>
        </div>
      </div>
      {metrics.length > 0 && (
        <div class="wall">
          <div class="page">
            <ListTable report={report} />
          </div>
        </div>
      )}
    </Layout>
  );
}

function ListTable({ report }: { readonly report: MetricsReport }) {
  const { metrics, city } = report;
  const language = useLanguage();
  const { list, labels } = metricsWords(language);
  const names = sharedWords(language).periods;
  const topics = new Map(metrics.map(({ metric }) => [metric.topic.slug, metric.topic]));
  return (
    <>
      <div class="table-head">
        <h2 id="every">{list.caption}</h2>
        <p>{list.note}</p>
      </div>
      <table class="scores every" aria-labelledby="every" {...tableRoles.table}>
        <thead {...tableRoles.group}>
          <tr {...tableRoles.row}>
            <th {...tableRoles.columnHead}>{list.metric}</th>
            <th {...tableRoles.columnHead} class="who">
              {labels.department}
            </th>
            <th {...tableRoles.columnHead} class="who">
              {labels.owner}
            </th>
            {periods.map((period) => (
              <th key={period} {...tableRoles.columnHead}>
                {names[period]}
                <small>{formatSpanShort(metrics[0]!.scores[period].span, language)}</small>
              </th>
            ))}
          </tr>
        </thead>
        {[...topics.values()].map((topic) => (
          <tbody key={topic.slug} {...tableRoles.group}>
            <tr {...tableRoles.row} class="topic">
              <th {...tableRoles.groupHead} colSpan={7}>
                <Link href={`/${city.slug}/topics/${topic.slug}`}>
                  <CityText>{topic.name}</CityText>
                </Link>
              </th>
            </tr>
            {metrics
              .filter(({ metric }) => metric.topic.slug === topic.slug)
              .map((one) => (
                <ListRow key={one.metric.slug} one={one} report={report} />
              ))}
          </tbody>
        ))}
      </table>
    </>
  );
}

function ListRow({ one, report }: { readonly one: BoardMetric; readonly report: MetricsReport }) {
  const { metric, scores } = one;
  const { city, tolerance } = report;
  const language = useLanguage();
  const { labels } = metricsWords(language);
  const late = lateTag(one, language);
  return (
    <tr {...tableRoles.row}>
      <th {...tableRoles.rowHead}>
        <Link href={`/${city.slug}/metrics/${metric.slug}`}>
          <CityText>{metric.name}</CityText>
        </Link>
        {late !== null && (
          <>
            {' '}
            <span class="tag">{late}</span>
          </>
        )}
      </th>
      <td {...tableRoles.cell} class="who">
        <Link href={`/${city.slug}/departments/${metric.department.slug}`}>
          <CityText>{metric.department.name}</CityText>
        </Link>
      </td>
      <td {...tableRoles.cell} class="who">
        {metric.owner === null ? labels.noOwner : <CityText>{metric.owner}</CityText>}
      </td>
      {periods.map((period) => {
        const { score, status, capped, reason } = scores[period];
        return (
          <td key={period} {...tableRoles.cell}>
            {score === null ? (
              <Slot reason={reason} />
            ) : (
              <Plate
                score={score}
                status={status}
                scale={{ tolerance, grades: [] }}
                capped={capped}
              />
            )}
          </td>
        );
      })}
    </tr>
  );
}

function ListFooter({ report }: { readonly report: MetricsReport }) {
  const address = `/${report.city.slug}/metrics`;
  const { footer } = metricsWords(useLanguage());
  return (
    <section aria-labelledby="data">
      <h2 id="data">{footer.data}</h2>
      <ul>
        <li>
          <Link href={`${address}.csv`}>{footer.listCsv}</Link>
        </li>
        <li>
          <Link href={`${address}.json`}>{footer.listJson}</Link>
        </li>
      </ul>
    </section>
  );
}
