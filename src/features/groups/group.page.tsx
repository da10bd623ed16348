import type { JSX } from 'preact';
import { smallMultiples } from '../../charts/index.ts';
import type { Frame } from '../../web/assets.tsx';
import { ChartFigure } from '../../web/chart.tsx';
import { smallMultiplesWords } from '../../web/chart-words/index.ts';
import { CityText } from '../../web/city-text.tsx';
import { formatDay, formatSpan } from '../../web/dates.ts';
import { formatScore } from '../../web/format.ts';
import { useLanguage } from '../../web/language/index.ts';
import { Layout } from '../../web/layout.tsx';
import { Link } from '../../web/link.tsx';
import { CompositeTable } from '../boards/composite-table.tsx';
import { BoardFooter } from '../boards/footer.tsx';
import { Key } from '../boards/key.tsx';
import { MetricTable } from '../boards/metric-table.tsx';
import { groupMetrics } from '../boards/order.ts';
import { distances, strongest } from '../boards/pulls.ts';
import { headline, spread, standing } from '../boards/sentences.ts';
import { topicMarks } from '../boards/topic-mark.ts';
import { boardsWords } from '../boards/words/index.ts';
import type { GroupHistory, GroupReport } from './report.ts';
import { groupsWords } from './words/index.ts';

interface GroupPageProps {
  readonly frame: Frame;
  readonly report: GroupReport;
  readonly history: GroupHistory;
}

/** A topic or department: its own four scores, its metrics, its weeks. */
export function GroupPage(props: GroupPageProps): JSX.Element {
  const { frame, report, history } = props;
  const { city, kind, slug, name } = report;
  const language = useLanguage();
  const words = groupsWords(language);
  const address = `/${city.slug}/${kind}/${slug}`;
  return (
    <Layout
      frame={frame}
      title={words.title({ name, city: city.name })}
      address={address}
      description={headline(name, report.composite, report, language)}
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
            caption={boardsWords(language).table.every}
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
  const language = useLanguage();
  const words = groupsWords(language);
  const pulled = standing(strongest(distances(metrics, 'day')), language);
  const counts = spread(groupMetrics(metrics), language);
  return (
    <div class="page lead">
      <div>
        <p>
          <Link href={`/${city.slug}`}>
            {words.boardOf({ day: formatDay(report.date, language) })}
          </Link>{' '}
          · {words.kindFor({ kind: words[kind].one })}{' '}
          <strong>{formatSpan(report.spans.day, language)}</strong>
        </p>
        <h1>{headline(name, report.composite, report, language)}</h1>
      </div>
      <div class="say">
        <p>{pulled === null ? counts : `${pulled} ${counts}`}</p>
        <p>
          {score === null
            ? words.cityNotScored({ city: city.name })
            : words.cityScored({
                city: city.name,
                score: formatScore(score, { tolerance, grades }, language),
              })}{' '}
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
  const language = useLanguage();
  const words = groupsWords(language);
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
    values.map((value) => formatScore(value, { tolerance, grades: [] }, language));
  const chart = smallMultiples(
    { panels, period: 'week', line: 1 },
    smallMultiplesWords(words.weeksOf({ name: report.name }), words.metric, show, language),
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
  const language = useLanguage();
  const words = groupsWords(language);
  return (
    <nav class="siblings" aria-labelledby="siblings">
      <h2 id="siblings">{words[kind].others}</h2>
      <ul>
        {siblings.map((one) => {
          const { score } = one.composite.day;
          return (
            <li key={one.slug}>
              <Link
                href={`/${city.slug}/${kind}/${one.slug}`}
                {...(one.slug === slug && { 'aria-current': 'page' as const })}
              >
                <CityText>{one.name}</CityText>
              </Link>{' '}
              {score === null ? (
                <small>{words.noScore}</small>
              ) : (
                <span>{formatScore(score, { tolerance, grades }, language)}</span>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
