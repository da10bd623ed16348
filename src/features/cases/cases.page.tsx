import type { JSX } from 'preact';
import { type MetricDefinition, periods } from '../../model/index.ts';
import type {
  BreakdownRow,
  CaseFilter,
  CaseRow,
  NumberOfCases,
} from '../../pipeline/events/behind.ts';
import { formatDay, formatSpan } from '../../web/dates.ts';
import { DeskLayout } from '../../web/desk-layout.tsx';
import { Select } from '../../web/form.tsx';
import { formatNumber, formatValues } from '../../web/format.ts';
import { KeepLanguage } from '../../web/keep-language.tsx';
import { type Language, listOf, useLanguage } from '../../web/language/index.ts';
import { Link } from '../../web/link.tsx';
import { reasonFor } from '../../web/reasons.ts';
import { sharedWords } from '../../web/words/index.ts';
import type { Visit } from '../desk-contract.ts';
import { choiceOf, fieldOf, queryOf } from './asked.ts';
import { casesWords } from './words/index.ts';

interface CasesProps {
  readonly visit: Visit;
  readonly metric: MetricDefinition;
  readonly number: NumberOfCases;
  readonly filter: CaseFilter;
  /** How many cases each label has among all that count. */
  readonly choices: readonly BreakdownRow[];
  /** Null: the dataset has no dimension by which they could be counted. */
  readonly total: number | null;
  readonly rows: readonly CaseRow[];
  /** The place of the first row, from 1. */
  readonly first: number;
  readonly page: number;
  readonly isLast: boolean;
}

/** The cases behind one number, a page of them. */
export function CasesPage(props: CasesProps): JSX.Element {
  const { visit, metric, number, filter } = props;
  const language = useLanguage();
  const words = casesWords(language);
  const address = addressOf(props);
  const { city } = visit;
  return (
    <DeskLayout desk={visit.desk} title={words.headingOf({ metric: metric.name })}>
      <p>
        {words.board({ day: formatDay(number.date, language) })}. {numberInWords(props, language)}{' '}
        {words.madeBy}
      </p>
      {number.known !== null && number.unknown.length > 0 && (
        <p>{words.unknown({ days: unknownDays(number, language) })}</p>
      )}
      <OtherPeriods {...props} />
      <Filter {...props} />
      <Found {...props} />
      {props.rows.length > 0 && <CasesTable {...props} />}
      <Turning {...props} />
      <p>
        <Link href={`${address}/csv?${queryOf(number, filter, 1)}`}>{words.take}</Link>
        <br />
        <small>{words.takeHint}</small>
      </p>
      <ul class="ways">
        <li>
          <Link href={`/${city.slug}/receipts/${number.score.receipt}`}>{words.receipt}</Link>
        </li>
        <li>
          <Link href={`/${city.slug}/metrics/${metric.slug}`}>{words.metricPage}</Link>
        </li>
      </ul>
    </DeskLayout>
  );
}

function addressOf({ visit, metric }: CasesProps): string {
  return `/${visit.city.slug}/desk/cases/${metric.slug}`;
}

function numberInWords({ metric, number: { score } }: CasesProps, language: Language): string {
  const words = casesWords(language);
  const days = formatSpan(score.span, language);
  if (score.value === null) {
    const reason = score.reason === null ? '' : reasonFor(score.reason, metric.measure, language);
    return words.noValue({ days, reason });
  }
  const value = formatValues([score.value], metric.unit, language)[0]!;
  const { numerator, denominator } = score;
  if (numerator === null || denominator === null) return words.number({ days, value });
  const shown = [numerator, denominator].map((part) => formatNumber(part, language));
  return words.parts({ days, value, numerator: shown[0]!, denominator: shown[1]! });
}

function unknownDays({ unknown }: NumberOfCases, language: Language): string {
  return listOf(
    unknown.map((span) => formatSpan(span, language)),
    language,
  );
}

function OtherPeriods(props: CasesProps) {
  const { number, filter } = props;
  const language = useLanguage();
  return (
    <nav aria-label={casesWords(language).periodsName} class="case-periods">
      {periods.map((period) => (
        <Link
          key={period}
          href={`${addressOf(props)}?${queryOf({ ...number, period }, filter, 1)}`}
          {...(period === number.period ? { 'aria-current': 'page' as const } : {})}
        >
          {sharedWords(language).periods[period]}
        </Link>
      ))}
    </nav>
  );
}

/** A plain form that asks for the same page with fewer cases. */
function Filter(props: CasesProps) {
  const { number, filter, choices } = props;
  const { dataset, parts, period, date } = number;
  const words = casesWords(useLanguage());
  if (parts.length < 2 && dataset.dimensions.length === 0) return null;
  return (
    <form method="get" action={addressOf(props)} aria-label={words.filterName} class="case-filter">
      <KeepLanguage />
      <input type="hidden" name="period" value={period} />
      <input type="hidden" name="date" value={date} />
      {parts.length > 1 && (
        <Select
          name="part"
          label={words.part}
          faults={[]}
          value={filter.part}
          choices={parts.map((part) => ({ value: part, text: words.partNames[part] }))}
        />
      )}
      {dataset.dimensions.map((column) => (
        <Select
          key={column}
          name={fieldOf(column)}
          label={dataset.names?.[column] ?? column}
          faults={[]}
          value={filter.by.has(column) ? choiceOf(filter.by.get(column)!) : ''}
          choices={[
            { value: '', text: words.all },
            ...choices
              .filter((one) => one.column === column)
              .map(({ label, cases }) => ({
                value: choiceOf(label),
                text: words.choice({ label: label ?? words.empty, cases }),
              })),
          ]}
        />
      ))}
      <button type="submit">{words.show}</button>
    </form>
  );
}

function Found({ total, rows, first }: CasesProps) {
  const words = casesWords(useLanguage());
  const range = rows.length === 0 ? '' : words.range({ from: first, to: first + rows.length - 1 });
  const count = total === null ? '' : words.count({ cases: total });
  return (
    <p role="status">{total === null && rows.length === 0 ? words.noCases : `${count} ${range}`}</p>
  );
}

function CasesTable({ visit, metric, number, rows }: CasesProps) {
  const words = casesWords(useLanguage());
  const { columns, key, names = {} } = number.dataset;
  const keyAt = columns.findIndex(({ name }) => name === key);
  const others = columns.flatMap(({ name }, at) => (at === keyAt ? [] : [{ name, at }]));
  const caption = words.table({ metric: metric.name });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and without a mouse needs focus.
    <section class="scroll" aria-label={caption} tabIndex={0}>
      <table class="values cases">
        <caption class="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{names[key] ?? key}</th>
            {others.map(({ name }) => (
              <th key={name} scope="col">
                {names[name] ?? name}
              </th>
            ))}
            <th scope="col">{words.delivery}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ values, delivery }, at) => (
            <tr key={at}>
              <th scope="row">{values[keyAt]}</th>
              {others.map(({ name, at: place }) => (
                <td key={name}>{values[place] ?? ''}</td>
              ))}
              <td>
                <Delivery visit={visit} id={delivery} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Delivery({ visit, id }: { readonly visit: Visit; readonly id: string }) {
  const short = <code>{id.slice(0, 8)}</code>;
  if (!visit.may('delivery.see')) return short;
  return <Link href={`/${visit.city.slug}/desk/deliveries/${id}`}>{short}</Link>;
}

function Turning(props: CasesProps) {
  const { number, filter, page, isLast } = props;
  const words = casesWords(useLanguage());
  if (page === 1 && isLast) return null;
  const at = (other: number) => `${addressOf(props)}?${queryOf(number, filter, other)}`;
  return (
    <nav aria-label={words.pages}>
      {page > 1 && <Link href={at(page - 1)}>{words.before}</Link>}{' '}
      {!isLast && <Link href={at(page + 1)}>{words.after}</Link>}
    </nav>
  );
}
