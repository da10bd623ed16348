import type { JSX } from 'preact';
import { formatDay, instantInWords } from '../../../web/dates.ts';
import { DeskLayout } from '../../../web/desk-layout.tsx';
import { useLanguage } from '../../../web/language/index.ts';
import { Link } from '../../../web/link.tsx';
import type { Visit } from '../../desk-contract.ts';
import { statusWords, tierWords } from '../sentences.ts';
import { standardWords } from '../standard-words.ts';
import type { SubmissionCheck } from '../submission.ts';
import { certificationWords } from '../words/index.ts';

/** A frozen submission, read again with all its hashes. */
export function SubmissionPage(props: {
  readonly visit: Visit;
  readonly hash: string;
  readonly check: SubmissionCheck;
}): JSX.Element {
  const { visit, hash, check } = props;
  const language = useLanguage();
  const words = certificationWords(language);
  const { document, differences } = check;
  const { frozenBy: by, name: city } = document;
  const at = instantInWords(document.frozenAt, language);
  const said = standardWords(document.standard, language);
  const standard = said.name(document.standardName);
  const base = `/${visit.city.slug}/desk/certification`;
  return (
    <DeskLayout desk={visit.desk} title={words.submission({ city, standard })}>
      <p>
        <Link href={`${base}?standard=${document.standard}`}>{words.back}</Link>
      </p>
      <p class="hint">{said.notice(document.notice)}</p>
      <p>{words.frozen({ at, by, day: formatDay(document.date, language) })}</p>
      {differences.length === 0 ? (
        <p>{words.desk.sound}</p>
      ) : (
        <p class="fault">
          {words.desk.notSound} {differences.join(', ')}
        </p>
      )}
      <p>
        {words.hash}: <code>{hash}</code>
      </p>
      <p>
        <strong>{words.points({ points: document.points, of: document.of })}</strong>.{' '}
        {tierWords(document, document.standard, language)}
      </p>
      <p>
        <Link href={`${base}/submissions/${hash}/zip`}>{words.desk.zip}</Link>
      </p>
      <p>
        <Link href={`${base}/submissions/${hash}/zip?in=es`}>{words.desk.zipEs}</Link>
      </p>
      <table class="list">
        <thead>
          <tr>
            <th scope="col">{words.criterion}</th>
            <th scope="col">{words.status}</th>
          </tr>
        </thead>
        <tbody>
          {document.criteria.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {one.id} {said.title(one.id, one.title)}
              </th>
              <td>{statusWords(one, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </DeskLayout>
  );
}
