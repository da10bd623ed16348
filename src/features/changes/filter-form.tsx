import type { JSX } from 'preact';
import { formatMonthInWords } from '../../web/dates.ts';
import { KeepLanguage } from '../../web/keep-language.tsx';
import { useLanguage } from '../../web/language/index.ts';
import { Link } from '../../web/link.tsx';
import type { ChangesReport, Choice } from './change.ts';
import { wholeCity } from './query.ts';
import { changeKinds } from './told.ts';
import { changesWords } from './words/index.ts';

/** The filter as a plain form: its answer is an address that can be shared. */
export function FilterForm({ report }: { readonly report: ChangesReport }): JSX.Element {
  const { query, city, months } = report;
  const language = useLanguage();
  const words = changesWords(language);
  const metrics = [...report.metrics, { value: wholeCity, name: words.wholeCity }];
  const kinds = changeKinds.map((kind) => ({ value: kind, name: words.kindNames[kind] }));
  const spans = months.map((value) => ({ value, name: formatMonthInWords(value, language) }));
  const address = `/${city.slug}/changes`;
  const isFiltered = query.kind !== null || query.metric !== null || query.month !== null;
  return (
    <form class="filter" method="get" action={address} aria-label={words.filter}>
      <KeepLanguage />
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
