import type { ComponentChild, JSX } from 'preact';
import { CityText } from '../../web/city-text.tsx';
import { useLanguage } from '../../web/language/index.ts';
import { Link } from '../../web/link.tsx';
import { tableRoles } from '../../web/table-roles.ts';
import type { CriterionJson } from './json.ts';
import { phraseWords } from './record-words.ts';
import { answerWords, statusWords, thresholdWords, valueWords } from './sentences.ts';
import { type StandardWords, standardWords } from './standard-words.ts';
import { certificationWords } from './words/index.ts';

type Answer = CriterionJson['answers'][number];

type CheckRecord = CriterionJson['evidence'][number]['records'][number];

/** A record with what leads to it. */
export type ShowRecord = (record: CheckRecord) => ComponentChild;

/** On a page of this server every record's own address can be followed. */
export const shownHere: ShowRecord = (record) =>
  record.href === null ? (
    <RecordText record={record} />
  ) : (
    <Link href={record.href}>
      <RecordText record={record} />
    </Link>
  );

/** A record by its name as people typed it and by what is said of it in the page's language. */
export function RecordText(props: {
  readonly record: Pick<CheckRecord, 'title' | 'name'> & Partial<Pick<CheckRecord, 'phrase'>>;
}): ComponentChild {
  const language = useLanguage();
  const { title, name, phrase } = props.record;
  // Evidence that was frozen by an earlier version has a whole title only.
  if (phrase === null || phrase === undefined) return <CityText>{title}</CityText>;
  if (name === null) return phraseWords(phrase, language);
  return (
    <>
      <CityText>{name}</CityText>, {phraseWords(phrase, language)}
    </>
  );
}

/** The checks of a criterion with what was measured, what is needed and the records behind it. */
export function EvidenceTable(props: {
  /** The standard's id. */
  readonly standard: string;
  readonly criterion: CriterionJson;
  /** How a record is shown: a link where it can be followed from here. */
  readonly show: ShowRecord;
}): JSX.Element {
  const { standard, criterion, show } = props;
  const language = useLanguage();
  const words = certificationWords(language);
  const said = standardWords(standard, language);
  return (
    <table class="evidence stacked" {...tableRoles.table}>
      <thead {...tableRoles.group}>
        <tr {...tableRoles.row}>
          <th {...tableRoles.columnHead}>{words.check}</th>
          <th {...tableRoles.columnHead}>{words.status}</th>
          <th {...tableRoles.columnHead}>{words.value}</th>
          <th {...tableRoles.columnHead}>{words.needed}</th>
          <th {...tableRoles.columnHead}>{words.records}</th>
        </tr>
      </thead>
      <tbody {...tableRoles.group}>
        {criterion.evidence.map((check) => (
          <tr key={check.check} {...tableRoles.row}>
            <th {...tableRoles.rowHead}>
              {check.check} <CheckText check={check} said={said} />
              <small>
                {words.bases[check.basis]}. {words.counts}: {check.counted ? words.yes : words.no}
              </small>
            </th>
            <td data-name={words.status} {...tableRoles.cell}>
              {statusWords(check, language)}
            </td>
            <td data-name={words.value} {...tableRoles.cell}>
              {valueWords(check, language)}
            </td>
            <td data-name={words.needed} {...tableRoles.cell}>
              {thresholdWords(check.threshold, language)}
            </td>
            <td data-name={words.records} {...tableRoles.cell}>
              <Records records={check.records} show={show} />
              <Answers answers={check.answers} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A check's text: the city's own stay as the city wrote them. */
function CheckText(props: {
  readonly check: CriterionJson['evidence'][number];
  readonly said: StandardWords;
}): ComponentChild {
  const { check, text, basis } = props.check;
  return basis === 'city' ? <CityText>{text}</CityText> : props.said.check(check, text);
}

function Records(props: { readonly records: readonly CheckRecord[]; readonly show: ShowRecord }) {
  const words = certificationWords(useLanguage());
  const { records, show } = props;
  if (records.length === 0) return <>{words.noRecords}</>;
  return (
    <ul>
      {records.map((record) => (
        <li key={`${record.title} ${record.href}`}>{show(record)}</li>
      ))}
    </ul>
  );
}

/** What people said, with their reasons. */
export function Answers({ answers }: { readonly answers: readonly Answer[] }): JSX.Element | null {
  const language = useLanguage();
  const words = certificationWords(language);
  if (answers.length === 0) return null;
  return (
    <ul>
      {answers.map((answer) => (
        <li key={`${answer.respondent} ${answer.on}`}>
          {answerWords(answer, language)}. {answer.overrules && `${words.overrules} `}
          <CityText>{answer.reason}</CityText>
        </li>
      ))}
    </ul>
  );
}
