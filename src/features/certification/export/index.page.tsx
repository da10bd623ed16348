import type { JSX } from 'preact';
import { formatDay, instantInWords } from '../../../web/dates.ts';
import type { Language } from '../../../web/language/index.ts';
import { conditionState, statusWords, tierWords } from '../sentences.ts';
import { standardWords } from '../standard-words.ts';
import type { SubmissionDocument } from '../submission.ts';
import { certificationWords } from '../words/index.ts';
import { FileLink, Paper } from './paper.tsx';

interface IndexProps {
  readonly document: SubmissionDocument;
  readonly hash: string;
  readonly language: Language;
}

/** The first page of an exported submission: the standing, and a line a criterion. */
export function IndexPage({ document, hash, language }: IndexProps): JSX.Element {
  const words = certificationWords(language);
  const { name: city, frozenBy: by, criteria } = document;
  const at = instantInWords(document.frozenAt, language);
  const said = standardWords(document.standard, language);
  const standard = said.name(document.standardName);
  const day = formatDay(document.date, language);
  const title = words.submission({ city, standard });
  return (
    <Paper document={document} language={language} title={title} root="">
      <p>{words.frozen({ at, by, day })}</p>
      <p>
        <strong>{words.points({ points: document.points, of: document.of })}</strong>.{' '}
        {tierWords(document, document.standard, language)}
      </p>
      {document.conditions.length > 0 && <h2>{words.besidesPoints}</h2>}
      <ul>
        {document.conditions.map(({ name, met }) => (
          <li key={name}>
            {words.conditions[name]}: {conditionState(met, language)}
          </li>
        ))}
      </ul>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.criterion}</th>
            <th scope="col">{words.practice}</th>
            <th scope="col">{words.status}</th>
            <th scope="col">{words.progress.pointsHead}</th>
          </tr>
        </thead>
        <tbody>
          {criteria.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <FileLink to={`${one.id}/index.html`}>{one.id}</FileLink>{' '}
                {said.title(one.id, one.title)}
              </th>
              <td>{said.practice(one.practice)}</td>
              <td>{statusWords(one, language)}</td>
              <td>{one.points}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <FileLink to="registers.html">{words.registers}</FileLink>
      </p>
      <p>
        {words.hash}: <code>{hash}</code>
      </p>
    </Paper>
  );
}
