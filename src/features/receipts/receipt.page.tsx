import type { JSX } from 'preact';
import type { ReceiptInput } from '../../model/index.ts';
import type { Frame } from '../../web/assets.tsx';
import { CityText } from '../../web/city-text.tsx';
import { formatDay, formatSpan, instantInWords } from '../../web/dates.ts';
import { formatNumber, formatScore, formatValues } from '../../web/format.ts';
import { useLanguage } from '../../web/language/index.ts';
import { Layout } from '../../web/layout.tsx';
import { Link } from '../../web/link.tsx';
import { reasonFor } from '../../web/reasons.ts';
import { statusInWords } from '../../web/status.ts';
import { tableRoles } from '../../web/table-roles.ts';
import { sharedWords } from '../../web/words/index.ts';
import { ruleName } from '../worked/sentences.ts';
import { workThrough } from '../worked/worked.ts';
import { WorkedSum } from '../worked/worked-sum.tsx';
import { Exact, Fact, HowToCheck } from './receipt-parts.tsx';
import type { ReceiptReport } from './report.ts';
import { receiptsWords } from './words/index.ts';

interface ReceiptPageProps {
  readonly frame: Frame;
  readonly report: ReceiptReport;
}

/** What one number was made of, and how to check it. */
export function ReceiptPage({ frame, report }: ReceiptPageProps): JSX.Element {
  const { city, hash, metric, receipt } = report;
  const name = metric?.name ?? receipt.metric;
  const { score } = receipt.result;
  const scale = { tolerance: city.tolerance, grades: [] };
  const language = useLanguage();
  const words = receiptsWords(language);
  const title =
    score === null
      ? words.withoutScore[receipt.period]
      : words.titles[receipt.period]({ score: formatScore(score, scale, language) });
  const address = `/${city.slug}/receipts/${hash}`;
  return (
    <Layout
      frame={frame}
      title={words.titleOf({ title, metric: name })}
      address={address}
      city={city}
      place={{ section: 'metrics', itself: false }}
      links={[{ rel: 'alternate', href: `${address}.json`, type: 'application/json' }]}
    >
      <div class="page lead">
        <div>
          <nav aria-label={words.where} class="trail">
            <Link href={`/${city.slug}`}>{words.board}</Link>
            {' / '}
            <Link href={`/${city.slug}/metrics`}>{words.metrics}</Link>
            {' / '}
            <Link href={`/${city.slug}/metrics/${receipt.metric}`}>
              <CityText>{name}</CityText>
            </Link>
          </nav>
          <p>{words.of({ metric: name, days: formatSpan(receipt.result.span, language) })}</p>
          <h1>{title}</h1>
        </div>
        <div class="say">
          <p>{words.what}</p>
        </div>
      </div>
      <div class="page part slip">
        <Result report={report} />
        <HowToCheck address={address} hash={hash} does={words.recomputeDoes} />
        <Inputs report={report} />
      </div>
    </Layout>
  );
}

function Result({ report }: { readonly report: ReceiptReport }) {
  const { city, receipt, metric } = report;
  const { result } = receipt;
  const language = useLanguage();
  const words = receiptsWords(language);
  const { periods, reasons } = sharedWords(language);
  const scale = { tolerance: city.tolerance, grades: [] };
  const inUnit = (value: number | null) =>
    value === null ? words.none : formatValues([value], metric?.unit ?? 'count', language)[0];
  return (
    <section aria-labelledby="result">
      <h2 id="result">{words.result}</h2>
      <dl class="facts">
        <Fact name={words.metric}>
          <Link href={`/${city.slug}/metrics/${receipt.metric}`}>
            <CityText>{metric?.name ?? receipt.metric}</CityText>
          </Link>
        </Fact>
        <Fact name={words.period}>{periods[receipt.period]}</Fact>
        <Fact name={words.days}>{formatSpan(result.span, language)}</Fact>
        <Fact name={words.score}>
          {result.score === null ? (
            words.none
          ) : (
            <>
              <strong class="number">{formatScore(result.score, scale, language)}</strong>
              <Exact value={result.score} />
            </>
          )}
        </Fact>
        {result.reason === null ? (
          <Fact name={words.status}>
            {statusInWords(result.status, metric?.rule ?? null, language)}
          </Fact>
        ) : (
          <Fact name={words.reason}>
            {metric === null
              ? reasons[result.reason]
              : reasonFor(result.reason, metric.measure, language)}
          </Fact>
        )}
        {result.capped !== null && (
          <Fact name={words.rawScore}>
            {result.rawScore === null ? words.none : <Exact value={result.rawScore} />}
          </Fact>
        )}
        <Fact name={words.value}>
          {inUnit(result.value)}
          {result.value !== null && <Exact value={result.value} />}
        </Fact>
        {result.numerator !== null && result.denominator !== null && (
          <Fact name={words.parts}>
            {formatNumber(result.numerator, language)} ÷{' '}
            {formatNumber(result.denominator, language)}
          </Fact>
        )}
        <Fact name={words.target}>
          {inUnit(result.target)}
          {result.target !== null && <Exact value={result.target} />}
        </Fact>
        <Fact name={words.rule}>
          {ruleName(receipt.rule, language)}
          <code class="line">{receipt.rule}</code>
        </Fact>
        {receipt.date !== null && (
          <Fact name={words.boardDate}>{formatDay(receipt.date, language)}</Fact>
        )}
        <Fact name={words.knownOn}>{instantInWords(receipt.knownOn, language)}</Fact>
        <Fact name={words.through}>{receipt.through}</Fact>
      </dl>
      {metric !== null && (
        <WorkedSum worked={workThrough(metric, result)} tolerance={city.tolerance} />
      )}
    </section>
  );
}

function Inputs({ report }: { readonly report: ReceiptReport }) {
  const { observations, targets, definitions } = report.receipt;
  const words = receiptsWords(useLanguage());
  return (
    <section aria-labelledby="inputs">
      <h2 id="inputs">{words.inputs}</h2>
      <Deliveries name={words.observations} none={words.noObservations} of={observations} />
      <Deliveries name={words.targets} none={words.noTargets} of={targets} />
      <h3>{words.definitions}</h3>
      <dl class="facts">
        <Fact name={words.metricVersion}>
          <code>{definitions.metric}</code>
        </Fact>
        <Fact name={words.cityVersion}>
          <code>{definitions.city}</code>
        </Fact>
      </dl>
    </section>
  );
}

function Deliveries(props: {
  readonly name: string;
  readonly none: string;
  readonly of: readonly ReceiptInput[];
}) {
  const language = useLanguage();
  const words = receiptsWords(language);
  if (props.of.length === 0) {
    return (
      <>
        <h3>{props.name}</h3>
        <p>{props.none}</p>
      </>
    );
  }
  return (
    <table class="values" {...tableRoles.table}>
      <caption>{props.name}</caption>
      <thead {...tableRoles.group}>
        <tr {...tableRoles.row}>
          {[words.delivery, words.content, words.rows].map((head) => (
            <th key={head} {...tableRoles.columnHead} class="words">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...tableRoles.group}>
        {props.of.map(({ delivery, content, rows }) => (
          <tr key={delivery} {...tableRoles.row}>
            <th {...tableRoles.rowHead} class="words">
              <code>{delivery}</code>
            </th>
            <td {...tableRoles.cell} class="words" data-name={words.content}>
              <code>{content}</code>
            </td>
            <td {...tableRoles.cell} class="figure" data-name={words.rows}>
              {formatNumber(rows, language)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
