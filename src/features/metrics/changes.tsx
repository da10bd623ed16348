import type { JSX } from 'preact';
import type { LedgerEntry } from '../../model/index.ts';
import { instantInWords } from '../../web/dates.ts';
import { useLanguage } from '../../web/language/index.ts';
import { Link } from '../../web/link.tsx';
import { tableRoles } from '../../web/table-roles.ts';
import { changeSubject, sidesInWords } from './change-sentences.ts';
import type { MetricReport } from './report.ts';
import { metricsWords } from './words/index.ts';

/** As many stand open, and as many more are folded. */
const newest = 10;
const mostChanges = 100;

/** What was restated, and what of the metric's making changed, newest first. */
export function Changes({ report }: { readonly report: MetricReport }): JSX.Element {
  const { changes, metric, city } = report;
  const words = metricsWords(useLanguage());
  const { labels } = words;
  return (
    <section class="page part" aria-labelledby="changes">
      <h2 id="changes">{labels.changes}</h2>
      {changes.length === 0 ? (
        <p>{words.change.nothing({ name: metric.name })}</p>
      ) : (
        <ChangesTable
          caption={labels.changes}
          changes={changes.slice(0, newest)}
          unit={metric.unit}
        />
      )}
      {changes.length > newest && (
        <details class="past">
          <summary>{labels.olderChanges}</summary>
          <ChangesTable
            caption={labels.olderChanges}
            changes={changes.slice(newest, mostChanges)}
            unit={metric.unit}
          />
        </details>
      )}
      {changes.length > mostChanges && (
        <p>{words.change.onlyNewest({ shown: mostChanges, all: changes.length })}</p>
      )}
      <ul class="more">
        <li>
          <Link href={`/${city.slug}/changes?metric=${metric.slug}&kind=target`}>
            {labels.targetChanges}
          </Link>
        </li>
        <li>
          <Link href={`/${city.slug}/changes?metric=${metric.slug}`}>{labels.everyChange}</Link>
        </li>
        <li>
          <Link href={`/${city.slug}/changes`}>{words.change.all({ city: city.name })}</Link>
        </li>
      </ul>
    </section>
  );
}

function ChangesTable(props: {
  readonly caption: string;
  readonly changes: readonly LedgerEntry[];
  readonly unit: string;
}) {
  const language = useLanguage();
  const { labels, changeKinds } = metricsWords(language);
  const heads = [labels.days, labels.what, labels.before, labels.after, labels.known];
  return (
    <table class="values changed" {...tableRoles.table}>
      <caption class="hidden">{props.caption}</caption>
      <thead {...tableRoles.group}>
        <tr {...tableRoles.row}>
          {heads.map((head) => (
            <th key={head} {...tableRoles.columnHead} class="words">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...tableRoles.group}>
        {props.changes.map((entry, at) => (
          <tr key={at} {...tableRoles.row}>
            <th {...tableRoles.rowHead} class="words">
              {changeSubject(entry, language) ?? changeKinds[entry.kind]}
            </th>
            <td {...tableRoles.cell} class="words">
              {changeKinds[entry.kind]}
            </td>
            <td {...tableRoles.cell} class="words" data-name={labels.before}>
              {sidesInWords(entry, props.unit, language)[0]}
            </td>
            <td {...tableRoles.cell} class="words" data-name={labels.after}>
              {sidesInWords(entry, props.unit, language)[1]}
            </td>
            <td {...tableRoles.cell} class="words" data-name={labels.known}>
              {instantInWords(entry.at, language)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
