import type { JSX } from 'preact';
import { formatDay } from '../../../web/dates.ts';
import type { Language } from '../../../web/language/index.ts';
import {
  Answers,
  EvidenceTable,
  RecordText,
  type ShowRecord,
  shownHere,
} from '../evidence-table.tsx';
import { statusWords } from '../sentences.ts';
import { standardWords } from '../standard-words.ts';
import type { EvidenceDocument, SubmissionDocument } from '../submission.ts';
import { certificationWords } from '../words/index.ts';
import { FileLink, Paper } from './paper.tsx';
import { anchorOf } from './registers.page.tsx';

interface CriterionProps {
  readonly document: SubmissionDocument;
  readonly evidence: EvidenceDocument;
  readonly language: Language;
}

/** One criterion of an exported submission with all its evidence. */
export function CriterionPage({ document, evidence, language }: CriterionProps): JSX.Element {
  const words = certificationWords(language);
  const one = document.criteria.find(({ id }) => id === evidence.id)!;
  const said = standardWords(document.standard, language);
  const title = `${evidence.id} ${said.title(evidence.id, evidence.title) ?? ''}`.trim();
  return (
    <Paper document={document} language={language} title={title} root="../">
      <p>
        <FileLink to="../index.html">{words.back}</FileLink>
      </p>
      <p>{said.summary(evidence.id, evidence.summary)}</p>
      <p>
        <strong>{statusWords(evidence, language)}</strong>.{' '}
        {evidence.blockedBy.length > 0 &&
          `${words.blockedBy({ criteria: evidence.blockedBy.join(', ') })}. `}
        {evidence.holdsThrough !== null &&
          `${words.lasts({ day: formatDay(evidence.holdsThrough, language) })}.`}
      </p>
      {evidence.ownChecklist && <p>{words.ownChecklist}</p>}
      <EvidenceTable standard={document.standard} criterion={evidence} show={shownAway(document)} />
      {evidence.answers.length > 0 && <h2>{words.answers}</h2>}
      <Answers answers={evidence.answers} />
      {one.files.length > 0 && <h2>{words.files}</h2>}
      <ul>
        {one.files.map(({ name, hash }) => (
          <li key={hash}>
            <FileLink to={`files/${encodeURIComponent(fileName(name, hash))}`}>{name}</FileLink>{' '}
            <code>{hash}</code>
          </li>
        ))}
      </ul>
      <p>{words.hashOf({ hash: one.evidence })}</p>
    </Paper>
  );
}

/** Entries of the registers lead to their frozen copy; other addresses of the server lead nowhere. */
function shownAway({ city }: SubmissionDocument): ShowRecord {
  return (record) => {
    const { href } = record;
    const anchor = href === null ? null : anchorOf(city, href);
    if (anchor !== null) {
      return (
        <FileLink to={`../registers.html#${anchor}`}>
          <RecordText record={record} />
        </FileLink>
      );
    }
    return shownHere({ ...record, href: href?.startsWith('/') ? null : href });
  };
}

/** A name for a file in the export that no other file has and every system takes. */
export function fileName(name: string, hash: string): string {
  return `${hash.slice(0, 8)}-${name.replace(/[^\w.-]+/g, '-')}`;
}
