import type { JSX } from 'preact';
import { formatInstant } from '../../calendar/index.ts';
import type { Instant } from '../../model/index.ts';
import type { Standing } from '../../pipeline/collect/standing.ts';
import { instantInWords } from '../../web/dates.ts';
import { Link } from '../../web/link.tsx';
import type { Visit } from '../desk-contract.ts';
import { causeInWords, durationInWords, words } from './words.ts';

export function whenInWords({ city }: Visit, instant: Instant): string {
  const second = Math.floor(instant / 1_000_000) * 1_000_000;
  return instantInWords(formatInstant(second, city.timeZone), 'en');
}

/** How a source stands, in one line; what needs somebody comes first. */
export function State({ visit, standing }: { readonly visit: Visit; readonly standing: Standing }) {
  const { held, lateSince, paused, ordered, runs } = standing;
  const [last] = runs;
  if (held !== null) {
    const isWaiting = held.load.status === 'waiting';
    return (
      <>
        <strong class="alarm">{isWaiting ? words.held : words.accepting}</strong>{' '}
        <Link href={`/${visit.city.slug}/desk/held/${held.slug}`}>{words.look}</Link>
      </>
    );
  }
  if (paused) return <strong>{words.paused}</strong>;
  if (lateSince !== null) {
    return <strong class="alarm">{words.late(whenInWords(visit, lateSince))}</strong>;
  }
  if (ordered) return <>{words.ordered}</>;
  if (last === undefined) return <>{words.noRuns}</>;
  if (last.outcome === 'running') return <>{words.running}</>;
  const isGood = last.outcome === 'taken' || last.outcome === 'nothing-new';
  if (isGood) return <>{words.good}</>;
  const isLeft = last.outcome === 'failed' && standing.source.schedule === null;
  return <strong class="alarm">{isLeft ? words.failedOnce : words.troubles[last.outcome]}</strong>;
}

/** The run log. `named` adds whose run it was. */
export function Runs(props: {
  readonly visit: Visit;
  readonly runs: Standing['runs'];
  readonly named: boolean;
}): JSX.Element {
  const { visit, runs, named } = props;
  if (runs.length === 0) return <p>{words.noRunsYet}</p>;
  return (
    <table class="values">
      <caption class="hidden">{words.runsName}</caption>
      <thead>
        <tr>
          <th scope="col">{words.started}</th>
          {named && <th scope="col">{words.source}</th>}
          <th scope="col">{words.outcome}</th>
          <th scope="col">{words.rows}</th>
          <th scope="col">{words.took}</th>
          <th scope="col">{words.why}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <th scope="row">{whenInWords(visit, run.started)}</th>
            {named && <td>{run.source === '' ? words.publishing : run.source}</td>}
            <td>
              <Outcome run={run} />
            </td>
            <td>
              {run.source === '' ? words.nothing : words.rowsRead(run.rows)}
              {run.outcome === 'taken' && run.source !== '' && (
                <small>{words.counted(run.added, run.changed, run.gone)}</small>
              )}
            </td>
            <td>{durationInWords(run)}</td>
            <td>{causeInWords(run)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Outcome({ run }: { readonly run: Standing['runs'][number] }) {
  const { outcome, notes, loads } = run;
  const needsSomebody = outcome === 'held' || outcome === 'refused' || outcome === 'failed';
  const published = run.source === '' && outcome === 'taken';
  return (
    <>
      <span class={needsSomebody ? 'alarm' : undefined}>
        {published ? words.published : words.outcomes[outcome]}
      </span>
      {notes.slice(0, notesShown).map((note) => (
        <small key={note}>{note}</small>
      ))}
      {notes.length > notesShown && <small>{words.moreNotes(notes.length - notesShown)}</small>}
      {loads.map(({ name, content }) => (
        <small key={content}>{words.load(name, content.slice(0, 12))}</small>
      ))}
    </>
  );
}

const notesShown = 5;
