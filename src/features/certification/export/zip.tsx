import { type Zippable, zipSync } from 'fflate';
import type { VNode } from 'preact';
import type { Platform } from '../../../pipeline/platform.ts';
import { csvText } from '../../../web/csv.ts';
import type { Language } from '../../../web/language/index.ts';
import { renderDocument } from '../../../web/layout.tsx';
import type { EvidenceDocument, SubmissionCheck, SubmissionDocument } from '../submission.ts';
import { CriterionPage, fileName } from './criterion.page.tsx';
import { IndexPage } from './index.page.tsx';
import { type FrozenRegisters, RegistersPage } from './registers.page.tsx';
import { style } from './style.ts';

interface Frozen {
  readonly entries: FrozenRegisters;
}

/** Zip keeps local times from 1980 on; the same submission gives the same bytes. */
const fixedTime = new Date(Date.UTC(1980, 0, 2));

const encode = (text: string) => new TextEncoder().encode(text);

/**
 * A frozen submission as a zip file: an index, and for each criterion a folder with its evidence as
 * HTML, CSV and JSON and the files behind it. The JSON files are the archived bytes themselves, so
 * that a reviewer can check their hashes.
 */
export async function exportSubmission(
  { archive }: Pick<Platform, 'archive'>,
  hash: string,
  { document, evidence }: SubmissionCheck,
  language: Language,
): Promise<Uint8Array> {
  const html = (page: VNode) => encode(renderDocument(page, { language, isAsked: false }));
  const registers = await archive.get(document.registers);
  const files: Zippable = {
    'index.html': html(<IndexPage document={document} hash={hash} language={language} />),
    'style.css': encode(style),
    'submission.json': await archive.get(hash),
    'registers.json': registers,
    'registers.html': html(
      <RegistersPage
        document={document}
        registers={(JSON.parse(new TextDecoder().decode(registers)) as Frozen).entries}
        language={language}
      />,
    ),
    'criteria.csv': encode(criteriaCsv(document)),
  };
  for (const one of document.criteria) {
    const own = evidence.get(one.id);
    if (own === undefined) continue;
    const page = <CriterionPage document={document} evidence={own} language={language} />;
    files[`${one.id}/index.html`] = html(page);
    files[`${one.id}/evidence.json`] = await archive.get(one.evidence);
    files[`${one.id}/evidence.csv`] = encode(evidenceCsv(own, document.notice));
    for (const file of one.files) {
      const name = `${one.id}/files/${fileName(file.name, file.hash)}`;
      files[name] = await archive.get(file.hash);
    }
  }
  return zipSync(files, { mtime: fixedTime, level: 6 });
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
