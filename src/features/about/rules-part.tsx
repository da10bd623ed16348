import type { JSX } from 'preact';
import { CityText } from '../../web/city-text.tsx';
import { formatSpan } from '../../web/dates.ts';
import { useLanguage } from '../../web/language/index.ts';
import { Link } from '../../web/link.tsx';
import { sharedWords } from '../../web/words/index.ts';
import { outcomeInWords, ruleInWords } from '../worked/sentences.ts';
import { workThrough } from '../worked/worked.ts';
import { WorkedSum } from '../worked/worked-sum.tsx';
import { Lines, Part } from './part.tsx';
import type { AboutReport, Example, RuleInUse } from './report.ts';
import { ruleFacts } from './sentences.ts';
import { aboutWords } from './words/index.ts';

/** Each rule that the city uses, worked through on a number of the board; then the others. */
export function RulesPart({ report }: { readonly report: AboutReport }): JSX.Element {
  const { city, rules, otherRules } = report;
  const language = useLanguage();
  const words = aboutWords(language);
  return (
    <Part id="rules">
      <p>{words.each}</p>
      {rules.map((one) => (
        <OneRule key={one.rule} of={one} report={report} />
      ))}
      {otherRules.length > 0 && (
        <>
          <h3>{words.notUsed({ city: city.name })}</h3>
          <Lines
            lines={otherRules.map((rule) => {
              const { name, says } = ruleFacts(rule, language);
              return { name, text: says };
            })}
          />
        </>
      )}
    </Part>
  );
}

function OneRule({ of, report }: { readonly of: RuleInUse; readonly report: AboutReport }) {
  const { rule, metrics, examples } = of;
  const language = useLanguage();
  const words = aboutWords(language);
  const { name, says } = ruleFacts(rule, language);
  return (
    <div class="rule">
      <h3>
        {name} <small>{words.metricCount({ count: metrics.length })}</small>
      </h3>
      {examples.length === 0 && (
        <>
          <p>{says}</p>
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
  const language = useLanguage();
  const words = aboutWords(language);
  const days = formatSpan(score.span, language);
  const worked = workThrough(metric, score);
  return (
    <>
      <p>{ruleInWords(metric, language)}</p>
      <div class="example">
        <h4>
          <Link href={`/${slug}/metrics/${metric.slug}`}>
            <CityText>{metric.name}</CityText>
          </Link>{' '}
          <small>
            {words.exampleDays({ period: sharedWords(language).periods[period], days })}
          </small>
        </h4>
        <WorkedSum worked={worked} tolerance={tolerance} />
        {outcomeInWords({ metric, score, worked, tolerance, latest }, language).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <p class="note">
          <Link href={`/${slug}/receipts/${receipt}`}>{words.receiptLink}</Link>
        </p>
      </div>
    </>
  );
}
