import type { JSX } from 'preact';
import type { CompositePart } from '../../model/index.ts';
import type { Frame } from '../../web/assets.tsx';
import { CityText } from '../../web/city-text.tsx';
import { formatSpan } from '../../web/dates.ts';
import { formatNumber, formatScore, formatValues } from '../../web/format.ts';
import { useLanguage } from '../../web/language/index.ts';
import { Layout } from '../../web/layout.tsx';
import { Link } from '../../web/link.tsx';
import { reasonFor } from '../../web/reasons.ts';
import { statusInWords } from '../../web/status.ts';
import { tableRoles } from '../../web/table-roles.ts';
import { sharedWords } from '../../web/words/index.ts';
import { Exact, Fact, HowToCheck } from './receipt-parts.tsx';
import type { CompositeReceiptReport } from './report.ts';
import { receiptsWords } from './words/index.ts';

interface CompositeReceiptPageProps {
  readonly frame: Frame;
  readonly report: CompositeReceiptReport;
}

/** The numbers that one composite was made of, each with its own receipt. */
export function CompositeReceiptPage({ frame, report }: CompositeReceiptPageProps): JSX.Element {
  const { city, hash, receipt, subject } = report;
  const language = useLanguage();
  const words = receiptsWords(language);
  const { score } = receipt.result;
  const scale = { tolerance: city.tolerance, grades: city.grades };
  const title =
    score === null
      ? words.withoutScore[receipt.period]
      : words.titles[receipt.period]({ score: formatScore(score, scale, language) });
  const address = `/${city.slug}/receipts/${hash}`;
  return (
    <Layout
      frame={frame}
      title={words.titleOf({ title, metric: subject.name })}
      address={address}
      city={city}
      place={{ section: 'board', itself: false }}
      links={[{ rel: 'alternate', href: `${address}.json`, type: 'application/json' }]}
    >
      <div class="page lead">
        <div>
          <nav aria-label={words.where} class="trail">
            <Link href={`/${city.slug}`}>{words.board}</Link>
            {subject.address !== `/${city.slug}` && (
              <>
                {' / '}
                <Link href={subject.address}>
                  <CityText>{subject.name}</CityText>
                </Link>
              </>
            )}
          </nav>
          <p>{words.of({ metric: subject.name, days: formatSpan(receipt.span, language) })}</p>
          <h1>{title}</h1>
        </div>
        <div class="say">
          <p>{words.composite.what}</p>
        </div>
      </div>
      <div class="page part slip">
        <Result report={report} />
        <HowToCheck address={address} hash={hash} does={words.composite.recomputeDoes} />
        <Parts report={report} />
      </div>
    </Layout>
  );
}

function Result({ report }: { readonly report: CompositeReceiptReport }) {
  const { city, receipt } = report;
  const { score, rawScore, scored, total, coverage, grade, status } = receipt.result;
  const language = useLanguage();
  const words = receiptsWords(language);
  const { periods } = sharedWords(language);
  const scale = { tolerance: city.tolerance, grades: city.grades };
  return (
    <section aria-labelledby="result">
      <h2 id="result">{words.result}</h2>
      <dl class="facts">
        <Fact name={words.period}>{periods[receipt.period]}</Fact>
        <Fact name={words.days}>{formatSpan(receipt.span, language)}</Fact>
        <Fact name={words.score}>
          {score === null ? (
            words.none
          ) : (
            <>
              <strong class="number">{formatScore(score, scale, language)}</strong>
              <Exact value={score} />
            </>
          )}
        </Fact>
        <Fact name={words.status}>{statusInWords(status, null, language)}</Fact>
        {grade !== null && <Fact name={words.composite.grade}>{grade}</Fact>}
        {rawScore !== null && rawScore !== score && (
          <Fact name={words.rawScore}>
            <Exact value={rawScore} />
          </Fact>
        )}
        <Fact name={words.composite.method}>
          {words.composite.methods[receipt.method]}
          <code class="line">{receipt.method}</code>
        </Fact>
        <Fact name={words.composite.coverage}>
          {words.composite.scored({ scored, total })}
          {coverage !== null && (
            <code class="line">{formatValues([coverage], 'share', language)[0]}</code>
          )}
        </Fact>
        <Fact name={words.cityVersion}>
          <code>{receipt.definitions.city}</code>
        </Fact>
      </dl>
    </section>
  );
}

function Parts({ report }: { readonly report: CompositeReceiptReport }) {
  const words = receiptsWords(useLanguage());
  const { composite } = words;
  const heads = [
    [words.metric, 'words'],
    [words.score, 'words'],
    [composite.weight, 'figure'],
    [composite.receipt, 'words'],
  ] as const;
  return (
    <section aria-labelledby="inputs">
      <h2 id="inputs">{words.inputs}</h2>
      <table class="values" {...tableRoles.table}>
        <caption>{composite.parts}</caption>
        <thead {...tableRoles.group}>
          <tr {...tableRoles.row}>
            {heads.map(([head, kind]) => (
              <th key={head} {...tableRoles.columnHead} class={kind}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...tableRoles.group}>
          {report.receipt.parts.map((part) => (
            <PartRow key={part.metric} part={part} report={report} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function PartRow(props: { readonly part: CompositePart; readonly report: CompositeReceiptReport }) {
  const { part, report } = props;
  const { city, metrics } = report;
  const language = useLanguage();
  const words = receiptsWords(language);
  const { plate, reasons } = sharedWords(language);
  const metric = metrics.get(part.metric);
  const scale = { tolerance: city.tolerance, grades: [] };
  const why =
    part.reason &&
    (metric ? reasonFor(part.reason, metric.measure, language) : reasons[part.reason]);
  return (
    <tr {...tableRoles.row}>
      <th {...tableRoles.rowHead} class="words">
        {metric === undefined ? (
          part.metric
        ) : (
          <Link href={`/${city.slug}/metrics/${part.metric}`}>
            <CityText>{metric.name}</CityText>
          </Link>
        )}
      </th>
      <td {...tableRoles.cell} class="words" data-name={words.score}>
        {part.score === null ? why : formatScore(part.score, scale, language)}
        {part.capped !== null && <small> {plate[part.capped]}</small>}
      </td>
      <td {...tableRoles.cell} class="figure" data-name={words.composite.weight}>
        {formatNumber(part.weight, language)}
      </td>
      <td {...tableRoles.cell} class="words" data-name={words.composite.receipt}>
        <Link href={`/${city.slug}/receipts/${part.receipt}`}>
          <code>{part.receipt.slice(0, 16)}</code>
        </Link>
      </td>
    </tr>
  );
}
