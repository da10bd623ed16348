import type { JSX } from 'preact';
import { smallMultiples } from '../../charts/index.ts';
import type { Frame } from '../../web/assets.tsx';
import { ChartFigure } from '../../web/chart.tsx';
import { smallMultiplesWords } from '../../web/chart-words/index.ts';
import { formatSpan } from '../../web/dates.ts';
import { formatScore } from '../../web/format.ts';
import { Layout } from '../../web/layout.tsx';
import { Link } from '../../web/link.tsx';
import { CompositeTable } from '../boards/composite-table.tsx';
import { BoardFooter } from '../boards/footer.tsx';
import { Key } from '../boards/key.tsx';
import { MetricTable } from '../boards/metric-table.tsx';
import { groupMetrics } from '../boards/order.ts';
import { distances, strongest } from '../boards/pulls.ts';
import { topicMarks } from '../boards/topic-mark.ts';
import { headline, metricTableWords, spread, standing } from '../boards/words.ts';
import type { GroupHistory, GroupReport } from './report.ts';
import { groupWords, pageWords as words } from './words.ts';

interface GroupPageProps {
  readonly frame: Frame;
  readonly report: GroupReport;
  readonly history: GroupHistory;
}

/** A topic or department: its own four scores, its metrics, its weeks. */
export function GroupPage(props: GroupPageProps): JSX.Element {
  const { frame, report, history } = props;
  const { city, kind, slug, name } = report;
  const address = `/${city.slug}/${kind}/${slug}`;
  return (
    <Layout
      frame={frame}
      title={groupWords[kind].title(name, city.name)}
      description={headline(name, report.composite, report)}
      city={city}
      place={{ section: 'board', itself: false }}
      links={[
        { rel: 'alternate', href: `${address}.json`, type: 'application/json' },
        { rel: 'alternate', href: `${address}.csv`, type: 'text/csv' },
      ]}
      footer={
        <BoardFooter
          origin={report}
          composite={report.composite}
          metrics={report.metrics}
          address={address}
        />
      }
    >
      <Lead report={report} />
      <section class="wall" aria-label={words.wall}>
        <div class="page">
          <CompositeTable
            name={name}
            origin={report}
            composite={report.composite}
            change={report.change}
            days={report.days}
          />
          <MetricTable
            origin={report}
            caption={metricTableWords.every}
            groups={groupMetrics(report.metrics)}
            history={history.days}
            {...(kind === 'departments' && {
              marks: topicMarks(report.metrics.map(({ topic }) => topic)),
            })}
          />
          <Key tolerance={report.tolerance} />
        </div>
      </section>
      <div class="page reasons">
        <Weeks report={report} history={history} />
        <Siblings report={report} />
      </div>
    </Layout>
  );
}

function Lead({ report }: { readonly report: GroupReport }) {
  const { city, kind, slug, name, metrics, wholeCity, tolerance, grades } = report;
  const { score } = wholeCity.day;
  const filter = kind === 'topics' ? 'topic' : 'department';
  const pulled = standing(strongest(distances(metrics, 'day')));
  return (
    <div class="page lead">
      <div>
        <p>
          <Link href={`/${city.slug}`}>{words.boardOf(report.date)}</Link> · {groupWords[kind].one}{' '}
          {words.forDay} <strong>{formatSpan(report.spans.day)}</strong>
        </p>
        <h1>{headline(name, report.composite, report)}</h1>
      </div>
      <div class="say">
        <p>{[pulled, spread(groupMetrics(metrics))].filter(Boolean).join(' ')}</p>
        <p>
          {score === null
            ? words.cityNotScored(city.name)
            : words.cityScored(city.name, formatScore(score, { tolerance, grades }))}{' '}
          <Link href={`/${city.slug}?${filter}=${slug}`}>{words.filtered}</Link>
        </p>
      </div>
    </div>
  );
}

/** The metrics' week scores on one scale, in the order of the definitions. */
function Weeks({ report, history }: Omit<GroupPageProps, 'frame'>) {
  const { days } = history.weeks;
  const { tolerance } = report;
  const panels = report.metrics.map((metric) => ({
    label: metric.name,
    note: null,
    href: `/${report.city.slug}/metrics/${metric.slug}`,
    points: days.map((day, at) => ({
      day,
      value: history.weeks.metrics.get(metric.slug)?.[at] ?? null,
    })),
  }));
  if (!panels.some(({ points }) => points.some(({ value }) => value !== null))) return null;
  const show = (values: readonly number[]) =>
    values.map((value) => formatScore(value, { tolerance, grades: [] }));
  const chart = smallMultiples(
    { panels, period: 'week', line: 1 },
    smallMultiplesWords(words.weeksOf(report.name), words.metric, show),
  );
  return (
    <section class="weeks" aria-labelledby="weeks">
      <h2 id="weeks">{words.weeks}</h2>
      <ChartFigure chart={chart} id="weeks-chart" twin="folded" />
    </section>
  );
}

function Siblings({ report }: { readonly report: GroupReport }) {
  const { city, kind, slug, siblings, tolerance, grades } = report;
  return (
    <nav class="siblings" aria-labelledby="siblings">
      <h2 id="siblings">{groupWords[kind].others}</h2>
      <ul>
        {siblings.map((one) => {
          const { score } = one.composite.day;
          return (
            <li key={one.slug}>
              <Link
                href={`/${city.slug}/${kind}/${one.slug}`}
                {...(one.slug === slug && { 'aria-current': 'page' as const })}
              >
                {one.name}
              </Link>{' '}
              {score === null ? (
                <small>{words.noScore}</small>
              ) : (
                <span>{formatScore(score, { tolerance, grades })}</span>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
