import type { ComponentChildren, JSX } from 'preact';
import { type ReceiptInput, reasons } from '../../model/index.ts';
import type { Frame } from '../../web/assets.tsx';
import { formatDay, formatSpan, instantInWords } from '../../web/dates.ts';
import { formatNumber, formatScore, formatValues } from '../../web/format.ts';
import { Layout } from '../../web/layout.tsx';
import { Link } from '../../web/link.tsx';
import { reasonFor } from '../../web/reasons.ts';
import { tableRoles } from '../../web/table-roles.ts';
import { periodNames, statusWords } from '../../web/words.ts';
import { workThrough } from '../worked.ts';
import { WorkedSum } from '../worked-sum.tsx';
import { ruleName } from '../worked-words.ts';
import type { ReceiptReport } from './report.ts';
import { labels, titleOf, verifyWords } from './words.ts';

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
  const title = titleOf(receipt, score === null ? null : formatScore(score, scale));
  const twin = `/${city.slug}/receipts/${hash}.json`;
  return (
    <Layout
      frame={frame}
      title={`${title}, ${name}`}
      city={city}
      place={{ section: 'metrics', itself: false }}
      links={[{ rel: 'alternate', href: twin, type: 'application/json' }]}
    >
      <div class="page lead">
        <div>
          <nav aria-label={labels.where} class="trail">
            <Link href={`/${city.slug}`}>{labels.board}</Link>
            {' / '}
            <Link href={`/${city.slug}/metrics`}>{labels.metrics}</Link>
            {' / '}
            <Link href={`/${city.slug}/metrics/${receipt.metric}`}>{name}</Link>
          </nav>
          <p>
            {name}, {formatSpan(receipt.result.span)}
          </p>
          <h1>{title}</h1>
        </div>
        <div class="say">
          <p>{verifyWords.what}</p>
        </div>
      </div>
      <div class="page part slip">
        <Result report={report} />
        <HowToCheck report={report} />
        <Inputs report={report} />
      </div>
    </Layout>
  );
}

function Result({ report }: { readonly report: ReceiptReport }) {
  const { city, receipt, metric } = report;
  const { result } = receipt;
  const scale = { tolerance: city.tolerance, grades: [] };
  const inUnit = (value: number | null) =>
    value === null ? labels.none : formatValues([value], metric?.unit ?? 'count')[0];
  return (
    <section aria-labelledby="result">
      <h2 id="result">{labels.result}</h2>
      <dl class="facts">
        <Fact name={labels.metric}>
          <Link href={`/${city.slug}/metrics/${receipt.metric}`}>
            {metric?.name ?? receipt.metric}
          </Link>
        </Fact>
        <Fact name={labels.period}>{periodNames[receipt.period]}</Fact>
        <Fact name={labels.days}>{formatSpan(result.span)}</Fact>
        <Fact name={labels.score}>
          {result.score === null ? (
            labels.none
          ) : (
            <>
              <strong class="number">{formatScore(result.score, scale)}</strong>
              <Exact value={result.score} />
            </>
          )}
        </Fact>
        {result.reason === null ? (
          <Fact name={labels.status}>{statusWords[result.status]}</Fact>
        ) : (
          <Fact name={labels.reason}>
            {metric === null ? reasons[result.reason] : reasonFor(result.reason, metric.measure)}
          </Fact>
        )}
        {result.capped !== null && (
          <Fact name={labels.rawScore}>
            {result.rawScore === null ? labels.none : <Exact value={result.rawScore} />}
          </Fact>
        )}
        <Fact name={labels.value}>
          {inUnit(result.value)}
          {result.value !== null && <Exact value={result.value} />}
        </Fact>
        {result.numerator !== null && result.denominator !== null && (
          <Fact name={labels.parts}>
            {formatNumber(result.numerator)} ÷ {formatNumber(result.denominator)}
          </Fact>
        )}
        <Fact name={labels.target}>
          {inUnit(result.target)}
          {result.target !== null && <Exact value={result.target} />}
        </Fact>
        <Fact name={labels.rule}>
          {ruleName(receipt.rule)}
          <code class="line">{receipt.rule}</code>
        </Fact>
        {receipt.date !== null && <Fact name={labels.boardDate}>{formatDay(receipt.date)}</Fact>}
        <Fact name={labels.knownOn}>{instantInWords(receipt.knownOn)}</Fact>
        <Fact name={labels.through}>{receipt.through}</Fact>
      </dl>
      {metric !== null && (
        <WorkedSum worked={workThrough(metric, result)} tolerance={city.tolerance} />
      )}
    </section>
  );
}

/** A number with all its digits, below what a reader reads. */
function Exact({ value }: { readonly value: number }) {
  return <code class="line">{String(value)}</code>;
}

function Inputs({ report }: { readonly report: ReceiptReport }) {
  const { observations, targets, definitions } = report.receipt;
  return (
    <section aria-labelledby="inputs">
      <h2 id="inputs">{labels.inputs}</h2>
      <Deliveries name={labels.observations} none={labels.noObservations} of={observations} />
      <Deliveries name={labels.targets} none={labels.noTargets} of={targets} />
      <h3>{labels.definitions}</h3>
      <dl class="facts">
        <Fact name={labels.metricVersion}>
          <code>{definitions.metric}</code>
        </Fact>
        <Fact name={labels.cityVersion}>
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
          {[labels.delivery, labels.content, labels.rows].map((head) => (
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
            <td {...tableRoles.cell} class="words" data-name={labels.content}>
              <code>{content}</code>
            </td>
            <td {...tableRoles.cell} class="figure" data-name={labels.rows}>
              {formatNumber(rows)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function HowToCheck({ report }: { readonly report: ReceiptReport }) {
  const { city, hash } = report;
  const address = `/${city.slug}/receipts/${hash}`;
  return (
    <section aria-labelledby="verify">
      <h2 id="verify">{labels.verify}</h2>
      <p>{verifyWords.recompute}</p>
      <p>
        <code>civicstat verify {address}</code>
      </p>
      <p>{verifyWords.recomputeDoes}</p>
      <p>{verifyWords.file}</p>
      <p>{verifyWords.hash}</p>
      <p>
        <code>sha256sum {hash}.json</code>
      </p>
      <p>
        {verifyWords.hashDoes} <code>{hash}</code>
      </p>
      <p>
        <Link href={`${address}.json`}>{labels.machine}</Link>
      </p>
    </section>
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
