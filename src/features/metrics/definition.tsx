import type { ComponentChildren, JSX } from 'preact';
import { Link } from '../../web/link.tsx';
import { ruleName } from '../worked-words.ts';
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
import { directionWords, labels } from './words.ts';

/** What a metric is: its words on the left, its settings on the right. */
export function Definition({ report }: { readonly report: MetricReport }): JSX.Element {
  const { metric, city } = report;
  return (
    <section class="page part" aria-labelledby="definition">
      <h2 id="definition">{labels.whatItMeasures}</h2>
      <div class="halves">
        <dl class="facts">
          <Fact name={labels.definition}>
            <span itemprop="description">{metric.definition}</span>
          </Fact>
          {metric.why !== null && <Fact name={labels.why}>{metric.why}</Fact>}
          <Fact name={labels.measure}>{measureInWords(metric)}</Fact>
          <Fact name={labels.unit}>{unitInWords(metric.unit)}</Fact>
          <Fact name={labels.owner}>{metric.owner ?? labels.noOwner}</Fact>
          {metric.deputy !== null && <Fact name={labels.deputy}>{metric.deputy}</Fact>}
          <Fact name={labels.department}>
            <Link href={`/${city.slug}/departments/${metric.department.slug}`}>
              {metric.department.name}
            </Link>
          </Fact>
          <Fact name={labels.topic}>
            <Link href={`/${city.slug}/topics/${metric.topic.slug}`}>{metric.topic.name}</Link>
          </Fact>
        </dl>
        <Settings report={report} />
      </div>
    </section>
  );
}

function Settings({ report }: { readonly report: MetricReport }) {
  const { metric, tolerance, late, latest } = report;
  const kept = keptInWords(metric.starts, metric.ends);
  return (
    <dl class="facts">
      <Fact name={labels.direction}>{directionWords[metric.direction]}</Fact>
      <Fact name={labels.target}>
        <Lines of={targetsInWords(report)} />
      </Fact>
      <Fact name={labels.rule}>
        {ruleName(metric.rule)}
        <code class="line">{metric.rule}</code>
      </Fact>
      <Fact name={labels.weight}>{metric.weight}</Fact>
      <Fact name={labels.cap}>{boundInWords(metric.cap, tolerance)}</Fact>
      {metric.floor !== null && (
        <Fact name={labels.floor}>{boundInWords(metric.floor, tolerance)}</Fact>
      )}
      {metric.minimumDenominator !== null && (
        <Fact name={labels.minimum}>{metric.minimumDenominator}</Fact>
      )}
      <Fact name={labels.freshness}>{freshnessInWords(metric.freshnessDays)}</Fact>
      <Fact name={labels.latest}>
        {latestInWords(latest)}
        {late && (
          <>
            {' '}
            <strong class="late">{labels.late}</strong>
          </>
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
