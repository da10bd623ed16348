import type { JSX } from 'preact';
import type { Finding, MetricDefinition } from '../../model/index.ts';
import { dimensionsRemedy, type FileLook } from '../../pipeline/uploads/reading.ts';
import type { Judgement, Upload } from '../../pipeline/uploads/upload.ts';
import { DeskLayout } from '../../web/desk-layout.tsx';
import { ErrorSummary, Form, type FormFault } from '../../web/form.tsx';
import type { Visit } from '../desk-contract.ts';
import { DifferenceShown } from '../difference.tsx';
import { ReadingForm } from './reading-form.tsx';
import { words } from './words.ts';

/** What is found of a file that no way of reading makes a table. */
const noTable = new Set(['not-a-table', 'page-for-people']);

/** What a file would change, or all that is wrong with it; nothing is taken in yet. */
export function PreviewPage(props: {
  readonly visit: Visit;
  readonly upload: Upload;
  readonly judgement: Judgement;
  readonly look: FileLook;
  readonly metrics: readonly MetricDefinition[];
  /** When the board will show it. */
  readonly shown: string;
  readonly faults: readonly FormFault[];
}): JSX.Element {
  const { visit, upload, judgement, look, metrics, shown, faults } = props;
  const { name, bytes, kind, said, readAs, department } = upload;
  const whose = visit.city.departments.find(({ slug }) => slug === department)?.name ?? department;
  const isSound = judgement.kind === 'sound';
  const isTable = isSound || !judgement.findings.some(({ code }) => noTable.has(code));
  return (
    <DeskLayout
      desk={visit.desk}
      title={words.preview(name)}
      faulty={faults.length > 0 || !isSound}
    >
      <ErrorSummary faults={faults} />
      <p>
        {words.facts(bytes, words.factKinds[kind], whose)} {said}{' '}
        {readAs === 'remembered' && words.rememberedReading} <strong>{words.notTaken}</strong>
      </p>
      {judgement.kind === 'sound' ? (
        <Sound {...{ visit, upload, judgement, look, shown }} />
      ) : (
        <Findings findings={judgement.findings} isTable={isTable} />
      )}
      {isTable && (
        <ReadingForm
          visit={visit}
          upload={upload}
          look={look}
          metrics={metrics}
          judgement={judgement}
          faults={faults}
        />
      )}
      <Form formToken={visit.desk.formToken} action={addressOf(visit, upload)}>
        <button type="submit" name="do" value="discard">
          {words.discard}
        </button>
      </Form>
    </DeskLayout>
  );
}

/** Where an upload is looked at. */
export function addressOf({ city }: Visit, { id }: Pick<Upload, 'id'>): string {
  return `/${city.slug}/desk/upload/${id}`;
}

function Sound(props: {
  readonly visit: Visit;
  readonly upload: Upload;
  readonly judgement: Judgement & { readonly kind: 'sound' };
  readonly look: FileLook;
  readonly shown: string;
}) {
  const { visit, upload, judgement, look, shown } = props;
  const { rows, difference, notices, seal } = judgement;
  const { added, changed, gone, earlier } = difference;
  const isNew = added + changed + gone + earlier > 0;
  return (
    <>
      <h2>{words.change}</h2>
      <p>{words.rows(rows)}</p>
      {notices.map((notice) => (
        <p key={notice}>{notice.replace(dimensionsRemedy, words.leaveOutRemedy)}</p>
      ))}
      {look.breakdowns.map((column) => (
        <Form key={column} formToken={visit.desk.formToken} action={addressOf(visit, upload)}>
          <input type="hidden" name="column" value={column} />
          <button type="submit" name="do" value="leave-out">
            {words.leaveOut(column)}
          </button>
        </Form>
      ))}
      <DifferenceShown difference={difference} />
      {isNew ? (
        <Form formToken={visit.desk.formToken} action={addressOf(visit, upload)}>
          <input type="hidden" name="seal" value={seal} />
          <p class="hint">{shown}</p>
          <button type="submit" class="main" name="do" value="take">
            {words.take}
          </button>
        </Form>
      ) : (
        <p>
          <strong>{words.nothingNew}</strong>
        </p>
      )}
    </>
  );
}

function Findings(props: { readonly findings: readonly Finding[]; readonly isTable: boolean }) {
  const { findings, isTable } = props;
  return (
    <>
      <h2>{words.wrong}</h2>
      <p>{isTable ? words.wrongLead(findings.length) : words.noTable}</p>
      <table class="values">
        <caption class="hidden">{words.findings}</caption>
        <thead>
          <tr>
            <th scope="col">{words.line}</th>
            <th scope="col">{words.column}</th>
            <th scope="col">{words.value}</th>
            <th scope="col">{words.finding}</th>
          </tr>
        </thead>
        <tbody>
          {findings.map(({ line, column, value, message, remedy }) => (
            <tr key={`${line} ${column} ${message}`}>
              <th scope="row">{line ?? words.whole}</th>
              <td>{column}</td>
              <td>{value !== undefined && <code>{value}</code>}</td>
              <td>
                {message}. {remedy}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
