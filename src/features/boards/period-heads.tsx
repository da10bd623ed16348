import type { JSX } from 'preact';
import { periods } from '../../model/index.ts';
import { formatSpanShort } from '../../web/dates.ts';
import { useLanguage } from '../../web/language/index.ts';
import { tableRoles } from '../../web/table-roles.ts';
import { sharedWords } from '../../web/words/index.ts';
import type { BoardOrigin } from './report.ts';

/**
 * The head of a score table: the first column's name, then the four periods, with their days where
 * these are given; `isHidden` where it is for those who listen only.
 */
export function PeriodHeads(props: {
  readonly first: string;
  readonly spans?: BoardOrigin['spans'];
  readonly isHidden?: boolean;
}): JSX.Element {
  const { first, spans, isHidden = false } = props;
  const language = useLanguage();
  const names = sharedWords(language).periods;
  return (
    <thead {...tableRoles.group} class={isHidden ? 'hidden' : undefined}>
      <tr {...tableRoles.row}>
        <th {...tableRoles.columnHead}>{first}</th>
        {periods.map((period) => (
          <th key={period} {...tableRoles.columnHead}>
            {names[period]}
            {spans && <small>{formatSpanShort(spans[period], language)}</small>}
          </th>
        ))}
      </tr>
    </thead>
  );
}
