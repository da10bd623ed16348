import type { ComponentChildren, JSX } from 'preact';
import { CityText } from '../../web/city-text.tsx';
import { formatNumber } from '../../web/format.ts';
import { useLanguage } from '../../web/language/index.ts';
import { Link } from '../../web/link.tsx';
import { lateTag } from '../../web/reasons.ts';
import { ruleName } from '../worked/sentences.ts';
import {
  boundInWords,
  freshnessInWords,
  keptInWords,
  latestInWords,
  measureInWords,
  targetsInWords,
  unitInWords,
} from './definition-sentences.ts';
import type { MetricReport } from './report.ts';
import { metricsWords } from './words/index.ts';

/** What a metric is: its words on the left, its settings on the right. */
export function Definition({ report }: { readonly report: MetricReport }): JSX.Element {
  const { metric, city } = report;
  const language = useLanguage();
  const { labels } = metricsWords(language);
  return (
    <section class="page part" aria-labelledby="definition">
      <h2 id="definition">{labels.whatItMeasures}</h2>
      <div class="halves">
        <dl class="facts">
          <Fact name={labels.definition}>
            <span itemprop="description">
              <CityText>{metric.definition}</CityText>
            </span>
          </Fact>
          {metric.why !== null && (
            <Fact name={labels.why}>
              <CityText>{metric.why}</CityText>
            </Fact>
          )}
          <Fact name={labels.measure}>{measureInWords(metric, language)}</Fact>
          <Fact name={labels.unit}>{unitInWords(metric.unit, language)}</Fact>
          <Fact name={labels.owner}>
            {metric.owner === null ? labels.noOwner : <CityText>{metric.owner}</CityText>}
          </Fact>
          {metric.deputy !== null && (
            <Fact name={labels.deputy}>
              <CityText>{metric.deputy}</CityText>
            </Fact>
          )}
          <Fact name={labels.department}>
            <Link href={`/${city.slug}/departments/${metric.department.slug}`}>
              <CityText>{metric.department.name}</CityText>
            </Link>
          </Fact>
          <Fact name={labels.topic}>
            <Link href={`/${city.slug}/topics/${metric.topic.slug}`}>
              <CityText>{metric.topic.name}</CityText>
            </Link>
          </Fact>
        </dl>
        <Settings report={report} />
      </div>
    </section>
  );
}

function Settings({ report }: { readonly report: MetricReport }) {
  const { metric, tolerance, latest, delay } = report;
  const language = useLanguage();
  const { labels, directions } = metricsWords(language);
  const late = lateTag(report, language);
  const kept = keptInWords(metric.starts, metric.ends, language);
  return (
    <dl class="facts">
      <Fact name={labels.direction}>{directions[metric.direction]}</Fact>
      <Fact name={labels.target}>
        <Lines of={targetsInWords(report, language)} />
      </Fact>
      <Fact name={labels.rule}>
        {ruleName(metric.rule, language)}
        <code class="line">{metric.rule}</code>
      </Fact>
      <Fact name={labels.weight}>{formatNumber(metric.weight, language)}</Fact>
      <Fact name={labels.cap}>{boundInWords(metric.cap, tolerance, language)}</Fact>
      {metric.floor !== null && (
        <Fact name={labels.floor}>{boundInWords(metric.floor, tolerance, language)}</Fact>
      )}
      {metric.minimumDenominator !== null && (
        <Fact name={labels.minimum}>{formatNumber(metric.minimumDenominator, language)}</Fact>
      )}
      <Fact name={labels.freshness}>{freshnessInWords(metric.freshnessDays, language)}</Fact>
      <Fact name={labels.latest}>
        {latestInWords(latest, language)}
        {late !== null && (
          <>
            {' '}
            <strong class="late">{late}</strong>
          </>
        )}
        {delay?.held === true && <span class="line">{labels.held}</span>}
        {delay?.note && (
          <span class="line">
            {labels.whyLate} <CityText>{delay.note}</CityText>
          </span>
        )}
      </Fact>
      {kept !== null && <Fact name={labels.kept}>{kept}</Fact>}
    </dl>
  );
}

function Fact(props: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function Lines({ of }: { readonly of: readonly string[] }) {
  return (
    <>
      {of.map((line, index) => (
        <span key={line} class={index === 0 ? 'line' : 'line note'}>
          {line}
        </span>
      ))}
    </>
  );
}
