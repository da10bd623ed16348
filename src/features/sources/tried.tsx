import type { JSX } from 'preact';
import { describeFinding } from '../../model/index.ts';
import type { Connector } from '../../pipeline/collect/connectors.ts';
import type { TriedSource } from '../../pipeline/collect/trial.ts';
import { DifferenceShown } from '../difference.tsx';
import { words } from './words.ts';

/** What a source gave when it was tried, above its form. */
export function Tried(props: {
  readonly tried: TriedSource;
  readonly gives: Connector['gives'];
}): JSX.Element {
  const { tried, gives } = props;
  const { file, columns, rows, notes, judgement } = tried;
  return (
    <section class="tried" id="tried" aria-labelledby="tried-title">
      <h2 id="tried-title">{words.tried}</h2>
      {judgement === null && <p>{words.triedNothing[gives]}</p>}
      {columns.length > 0 && (
        <>
          <p>{file === null ? words.triedRows : words.triedFile(file)}</p>
          <Rows columns={columns} rows={rows} />
        </>
      )}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {judgement !== null && <Judged judgement={judgement} />}
      <p>
        <strong>{words.triedOnly}</strong>
      </p>
    </section>
  );
}

function Rows({ columns, rows }: Pick<TriedSource, 'columns' | 'rows'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and without a mouse needs focus.
    <section class="scroll" aria-label={words.triedName} tabIndex={0}>
      <table class="cases">
        <caption class="hidden">{words.triedName}</caption>
        <thead>
          <tr>
            {columns.map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={JSON.stringify(row)}>
              {row.map((cell, place) => (
                <td key={columns[place]}>{shortened(cell ?? '')}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const shownCharacters = 60;

function shortened(cell: string): string {
  return cell.length > shownCharacters ? `${cell.slice(0, shownCharacters)}…` : cell;
}

function Judged({ judgement }: { readonly judgement: NonNullable<TriedSource['judgement']> }) {
  if ('findings' in judgement) {
    return (
      <>
        <p class="alarm">{words.triedRefused}</p>
        <ul>
          {judgement.findings.slice(0, findingsShown).map((finding) => {
            const said = describeFinding(finding);
            return <li key={said}>{said}</li>;
          })}
        </ul>
      </>
    );
  }
  const { rows, difference, notices } = judgement;
  return (
    <>
      <p>{words.triedWould(rows)}</p>
      {difference !== null && (
        <DifferenceShown
          difference={{ ...difference, examples: difference.examples.slice(0, examplesShown) }}
        />
      )}
      {notices.map((notice) => (
        <p key={notice}>{notice}</p>
      ))}
    </>
  );
}

const findingsShown = 10;
const examplesShown = 5;
