import type { JSX } from 'preact';
import { type Difference, differenceWords } from './difference-words.ts';

/** What a file would change, or has changed: counts, and the first rows of each kind. */
export function DifferenceShown({ difference }: { readonly difference: Difference }): JSX.Element {
  const { examples } = difference;
  return (
    <>
      <p>{differenceWords.counts(difference)}</p>
      {examples.length > 0 && (
        <table class="values">
          <caption>{differenceWords.examples}</caption>
          <thead>
            <tr>
              <th scope="col">{differenceWords.metric}</th>
              <th scope="col">{differenceWords.days}</th>
              <th scope="col">{differenceWords.change}</th>
              <th scope="col">{differenceWords.before}</th>
              <th scope="col">{differenceWords.after}</th>
            </tr>
          </thead>
          <tbody>
            {examples.map(({ change, metric, first, last, before, after }) => (
              <tr key={`${metric} ${first} ${last}`}>
                <th scope="row">{metric}</th>
                <td>{last === null || last === first ? first : `${first}–${last}`}</td>
                <td>{differenceWords.changes[change]}</td>
                <td data-name={differenceWords.before}>{before ?? differenceWords.nothing}</td>
                <td data-name={differenceWords.after}>{after ?? differenceWords.nothing}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
