import type { JSX } from 'preact';
import { formatSpan } from '../../web/dates.ts';
import { Link } from '../../web/link.tsx';
import { periodNames, plural } from '../../web/words.ts';
import { workThrough } from '../worked.ts';
import { WorkedSum } from '../worked-sum.tsx';
import { outcomeInWords, ruleInWords } from '../worked-words.ts';
import { Lines, Part } from './part.tsx';
import type { AboutReport, Example, RuleInUse } from './report.ts';
import { ruleNames, words } from './words.ts';

/** Each rule that the city uses, worked through on a number of the board; then the others. */
export function RulesPart({ report }: { readonly report: AboutReport }): JSX.Element {
  const { city, rules, otherRules } = report;
  return (
    <Part id="rules">
      <p>{words.each}</p>
      {rules.map((one) => (
        <OneRule key={one.rule} of={one} report={report} />
      ))}
      {otherRules.length > 0 && (
        <>
          <h3>{words.notUsed(city.name)}</h3>
          <Lines
            lines={otherRules.map((rule) => ({
              name: ruleNames[rule]?.name ?? rule,
              text: ruleNames[rule]?.says ?? '',
            }))}
          />
        </>
      )}
    </Part>
  );
}

function OneRule({ of, report }: { readonly of: RuleInUse; readonly report: AboutReport }) {
  const { rule, metrics, examples } = of;
  return (
    <div class="rule">
      <h3>
        {ruleNames[rule]?.name ?? rule} <small>{plural(metrics.length, 'metric')}</small>
      </h3>
      {examples.length === 0 && (
        <>
          <p>{ruleNames[rule]?.says}</p>
          <p>{words.noExample}</p>
        </>
      )}
      {examples.map((example) => (
        <Worked key={example.metric.slug} example={example} report={report} />
      ))}
    </div>
  );
}

function Worked({ example, report }: { readonly example: Example; readonly report: AboutReport }) {
  const { metric, period, score, latest, receipt } = example;
  const { slug, tolerance } = report.city;
  const worked = workThrough(metric, score);
  return (
    <>
      <p>{ruleInWords(metric)}</p>
      <div class="example">
        <h4>
          <Link href={`/${slug}/metrics/${metric.slug}`}>{metric.name}</Link>{' '}
          <small>
            {periodNames[period]}, {formatSpan(score.span)}
          </small>
        </h4>
        <WorkedSum worked={worked} tolerance={tolerance} />
        {outcomeInWords({ metric, score, worked, tolerance, latest }).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <p class="note">
          <Link href={`/${slug}/receipts/${receipt}`}>{words.receiptLink}</Link>
        </p>
      </div>
    </>
  );
}
