import type { VNode } from 'preact';
import { UserError } from '../../../model/index.ts';
import type { Platform } from '../../../pipeline/platform.ts';
import { csvText } from '../../../web/csv.ts';
import type { Language } from '../../../web/language/index.ts';
import { renderDocument } from '../../../web/layout.tsx';
import type { EvidenceDocument, SubmissionCheck, SubmissionDocument } from '../submission.ts';
import { CriterionPage, fileName } from './criterion.page.tsx';
import { IndexPage } from './index.page.tsx';
import { type FrozenRegisters, RegistersPage } from './registers.page.tsx';
import { style } from './style.ts';
import { type ZipPart, zipped } from './zipped.ts';

interface Frozen {
  readonly entries: FrozenRegisters;
}

const encode = (text: string) => new TextEncoder().encode(text);

/** Zip takes places of up to 4 GiB; beyond the files only pages and their list come in. */
const mostFileBytes = 4_000_000_000;

/**
 * A frozen submission as a zip file: an index, and for each criterion a folder with its evidence as
 * HTML, CSV and JSON and the files behind it. The JSON files are the archived bytes themselves, so
 * that a reviewer can check their hashes. It comes in pieces, so that it takes the memory of its
 * largest file; the same submission gives the same bytes. A `UserError` when it is too large.
 */
export function exportSubmission(
  { archive }: Pick<Platform, 'archive'>,
  hash: string,
  check: SubmissionCheck,
  language: Language,
): AsyncIterable<Uint8Array> {
  const files = check.document.criteria.flatMap((one) => one.files);
  const bytes = files.reduce((sum, one) => sum + one.bytes, 0);
  if (bytes > mostFileBytes) throw tooLarge(bytes);
  return zipped(partsOf(archive, hash, check, language));
}

function tooLarge(bytes: number): UserError {
  return new UserError({
    code: 'too-large',
    message: 'The files of this submission are more than one zip file can hold',
    value: `${bytes} bytes`,
    remedy: 'Take the files along one by one from the registers',
  });
}

async function* partsOf(
  archive: Platform['archive'],
  hash: string,
  { document, evidence }: SubmissionCheck,
  language: Language,
): AsyncGenerator<ZipPart> {
  const page = (name: string, node: VNode) => ({
    name,
    bytes: encode(renderDocument(node, { language, isAsked: false })),
  });
  const registers = await archive.get(document.registers);
  const { entries } = JSON.parse(new TextDecoder().decode(registers)) as Frozen;
  yield page('index.html', <IndexPage document={document} hash={hash} language={language} />);
  yield { name: 'style.css', bytes: encode(style) };
  yield { name: 'submission.json', bytes: await archive.get(hash) };
  yield { name: 'registers.json', bytes: registers };
  yield page(
    'registers.html',
    <RegistersPage document={document} registers={entries} language={language} />,
  );
  yield { name: 'criteria.csv', bytes: encode(criteriaCsv(document)) };
  for (const { id, evidence: object, files } of document.criteria) {
    const own = evidence.get(id);
    if (own === undefined) continue;
    yield page(
      `${id}/index.html`,
      <CriterionPage document={document} evidence={own} language={language} />,
    );
    yield { name: `${id}/evidence.json`, bytes: await archive.get(object) };
    yield { name: `${id}/evidence.csv`, bytes: encode(evidenceCsv(own, document.notice)) };
    for (const file of files) {
      const name = `${id}/files/${fileName(file.name, file.hash)}`;
      yield { name, bytes: await archive.get(file.hash), isPacked: true };
    }
  }
}

function criteriaCsv({ criteria, notice, standard, date }: SubmissionDocument): string {
  return csvText(
    [
      'standard',
      'date',
      'criterion',
      'practice',
      'title',
      'status',
      'by',
      'points',
      'evidence',
      'notice',
    ],
    criteria.map(({ id, practice, title, status, by, points, evidence }) => [
      ...[standard, date, id, practice, title, status, by, points, evidence, notice],
    ]),
  );
}

function evidenceCsv({ evidence }: EvidenceDocument, notice: string): string {
  return csvText(
    [
      'check',
      'text',
      'basis',
      'counted',
      'status',
      'by',
      'value',
      'comparison',
      'threshold',
      'at',
      'silence',
      'record',
      'href',
      'notice',
    ],
    evidence.flatMap((one) => {
      const { check, text, basis, counted, status, by, value, threshold, at, silence } = one;
      const cells = [check, text, basis, counted ? 'yes' : 'no', status, by, value];
      const limit = [threshold?.comparison ?? null, threshold?.value ?? null, at, silence];
      const records = one.records.length === 0 ? [{ title: null, href: null }] : one.records;
      return records.map(({ title, href }) => [...cells, ...limit, title, href, notice]);
    }),
  );
}
