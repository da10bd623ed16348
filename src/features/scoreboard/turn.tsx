import type { JSX } from 'preact';
import type { Day } from '../../model/index.ts';
import { formatDay } from '../../web/dates.ts';
import { KeepLanguage } from '../../web/keep-language.tsx';
import { useLanguage } from '../../web/language/index.ts';
import { Link } from '../../web/link.tsx';
import type { ScoreboardReport } from './report.ts';
import { scoreboardWords } from './words/index.ts';

/** The boards before and after, the newest one, and a form for any other date. */
export function Turn(props: {
  readonly report: ScoreboardReport;
  readonly isNewest: boolean;
  /** The oldest and the newest published date. */
  readonly range: { readonly first: Day; readonly last: Day };
}): JSX.Element | null {
  const { report, isNewest, range } = props;
  const language = useLanguage();
  const words = scoreboardWords(language).turn;
  const { slug } = report.city;
  const { previous, next } = report;
  const isAlone = range.first === range.last;
  if (isAlone && isNewest) return null;
  return (
    <nav class="turn" aria-label={words.label}>
      <ul>
        {previous !== null && (
          <li>
            <Link href={`/${slug}/on/${previous}`} rel="prev">
              <span aria-hidden="true">← </span>
              <span class="hidden">{words.board} </span>
              {formatDay(previous, language)}
            </Link>
          </li>
        )}
        {next !== null && (
          <li>
            <Link href={`/${slug}/on/${next}`} rel="next">
              <span class="hidden">{words.board} </span>
              {formatDay(next, language)}
              <span aria-hidden="true"> →</span>
            </Link>
          </li>
        )}
        {!isNewest && (
          <li>
            <Link href={`/${slug}`}>{words.newest}</Link>
          </li>
        )}
      </ul>
      {!isAlone && <DateForm city={slug} date={report.date} range={range} />}
    </nav>
  );
}

function DateForm(props: {
  readonly city: string;
  readonly date: Day;
  readonly range: { readonly first: Day; readonly last: Day };
}) {
  const { city, date, range } = props;
  const words = scoreboardWords(useLanguage()).turn;
  return (
    <form method="get" action={`/${city}/on`}>
      <KeepLanguage />
      <label>
        {words.date}{' '}
        <input type="date" name="date" required min={range.first} max={range.last} value={date} />
      </label>
      <button type="submit">{words.go}</button>
    </form>
  );
}
