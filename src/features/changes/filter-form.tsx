import type { JSX } from 'preact';
import { ledgerKinds } from '../../model/index.ts';
import { Link } from '../../web/link.tsx';
import type { ChangesReport, Choice } from './change.ts';
import { kindNames, monthInWords, words } from './words.ts';

/** The filter as a plain form: its answer is an address that can be shared. */
export function FilterForm({ report }: { readonly report: ChangesReport }): JSX.Element {
  const { query, city, metrics, months } = report;
  const kinds = ledgerKinds.map((kind) => ({ value: kind, name: kindNames[kind] }));
  const spans = months.map((month) => ({ value: month, name: monthInWords(month) }));
  const address = `/${city.slug}/changes`;
  const isFiltered = query.kind !== null || query.metric !== null || query.month !== null;
  return (
    <form class="filter" method="get" action={address} aria-label={words.filter}>
      <Choose
        name="metric"
        label={words.metric}
        all={words.allMetrics}
        of={metrics}
        now={query.metric}
      />
      <Choose name="kind" label={words.kind} all={words.allKinds} of={kinds} now={query.kind} />
      <Choose name="month" label={words.month} all={words.allMonths} of={spans} now={query.month} />
      <button type="submit">{words.show}</button>
      {isFiltered && <Link href={address}>{words.showAll}</Link>}
    </form>
  );
}

function Choose(props: {
  readonly name: string;
  readonly label: string;
  readonly all: string;
  readonly of: readonly Choice[];
  readonly now: string | null;
}) {
  return (
    <label>
      {props.label}
      <select name={props.name}>
        <option value="">{props.all}</option>
        {props.of.map(({ value, name }) => (
          <option key={value} value={value} selected={value === props.now}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
