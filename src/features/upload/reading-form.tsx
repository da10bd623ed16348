import { Fragment, type JSX } from 'preact';
import type { MetricDefinition } from '../../model/index.ts';
import {
  type ColumnName,
  type FileLook,
  type ReadingChoice,
  type ReadingFault,
  readingChoices,
} from '../../pipeline/uploads/reading.ts';
import type { Judgement, Upload } from '../../pipeline/uploads/upload.ts';
import { Field, Form, type FormFault, Select } from '../../web/form.tsx';
import type { Visit } from '../desk-contract.ts';
import { words } from './words.ts';

interface Parts {
  readonly visit: Visit;
  readonly upload: Upload;
  readonly look: FileLook;
  /** Those whose numbers the person may bring. */
  readonly metrics: readonly MetricDefinition[];
  readonly judgement: Judgement;
  readonly faults: readonly FormFault[];
}

/** How the file is read, to be changed; open when something is wrong. */
export function ReadingForm(parts: Parts): JSX.Element {
  const { visit, upload, judgement, faults } = parts;
  const { city, desk } = visit;
  const isOpen = judgement.kind === 'findings' || faults.length > 0;
  return (
    <details class="reading" open={isOpen}>
      <summary>{isOpen ? words.reading : words.readingChange}</summary>
      <Form formToken={desk.formToken} action={`/${city.slug}/desk/upload/${upload.id}`}>
        {isCsv(upload) && <Letters {...parts} />}
        {upload.kind !== 'events' && <Columns {...parts} />}
        <button type="submit" name="do" value="read">
          {words.readAgain}
        </button>
      </Form>
    </details>
  );
}

function isCsv({ mapping }: Upload): boolean {
  return (mapping.format ?? 'csv') === 'csv';
}

const letterCodes = new Set(['invalid-byte', 'nul-byte', 'wrong-encoding', 'not-text', 'nul']);

function Letters({ upload, look, judgement }: Parts) {
  const { mapping } = upload;
  const isAsked =
    judgement.kind === 'findings' && judgement.findings.some(({ code }) => letterCodes.has(code));
  return (
    <>
      {isAsked ? (
        <fieldset>
          <legend>{words.encoding}</legend>
          <p class="hint">{words.encodingLead}</p>
          {look.texts.map(({ encoding, lines }) => (
            <div class="letters" key={encoding}>
              <label>
                <input
                  type="radio"
                  name="encoding"
                  value={encoding}
                  checked={encoding === mapping.encoding}
                />{' '}
                {words.encodings[encoding]}
              </label>
              <pre>{lines.join('\n')}</pre>
            </div>
          ))}
        </fieldset>
      ) : (
        <Select
          name="encoding"
          label={words.encoding}
          choices={readingChoices.encodings.map((value) => ({
            value,
            text: words.encodings[value],
          }))}
          value={mapping.encoding}
        />
      )}
      <Select
        name="delimiter"
        label={words.delimiter}
        choices={readingChoices.delimiters.map((value) => ({
          value,
          text: words.delimiters[value],
        }))}
        value={mapping.delimiter}
      />
    </>
  );
}

function Columns(parts: Parts) {
  const { upload, look, judgement, faults } = parts;
  const { mapping } = upload;
  const [headers = []] = look.records;
  const isDrift =
    judgement.kind === 'findings' &&
    judgement.findings.some(({ code }) => code === 'missing-column');
  return (
    <>
      <p>{isDrift ? <strong>{words.drift}</strong> : words.columnsLead}</p>
      <FirstRows look={look} />
      {look.columns.map(({ column, guess }) => (
        <Fragment key={column}>
          <Select
            name={fieldOf(column)}
            label={words.columns[column]}
            choices={[
              { value: '', text: words.absent },
              ...headers.filter((one) => one !== '').map((value) => ({ value, text: value })),
            ]}
            value={guess}
            faults={faults}
          />
          {column === 'metric' && <AllOf {...parts} />}
        </Fragment>
      ))}
      <Others {...parts} />
      <Select
        name="days"
        label={words.days}
        choices={readingChoices.dayFormats.map((value) => ({ value, text: value }))}
        value={mapping.dayFormat}
      />
      <Select
        name="names"
        label={words.names}
        choices={Object.entries(words.nameChoices).map(([value, text]) => ({ value, text }))}
        value={mapping.metricNames}
      />
      <Place mapping={mapping} />
    </>
  );
}

/** The one metric of a file that has no column for its name. */
function AllOf({ upload, metrics, faults }: Parts) {
  return (
    <Select
      name="all-of"
      label={words.allOf}
      hint={words.allOfHint}
      choices={[
        { value: '', text: words.allOfNone },
        ...metrics.map(({ slug, name }) => ({ value: slug, text: name })),
      ]}
      value={upload.mapping.constants.metric ?? ''}
      faults={faults}
    />
  );
}

/** What columns are that nobody asked for. */
function Others({ upload, look }: Parts) {
  const { dimensions } = upload.mapping;
  const isSome = dimensions !== null && dimensions.length > 0;
  const choices = Object.entries(words.otherChoices).map(([value, text]) => ({ value, text }));
  const kept = { value: 'kept', text: words.othersKept(look.breakdowns) };
  return (
    <Select
      name="others"
      label={words.others}
      choices={isSome ? [kept, ...choices] : choices}
      value={isSome ? 'kept' : dimensions === null ? 'all' : 'none'}
    />
  );
}

/** Where in a workbook or document the rows stand. */
function Place({ mapping: { format, sheet = '', path = '' } }: Pick<Upload, 'mapping'>) {
  if (format === 'xlsx') {
    return <Field name="sheet" label={words.sheet} hint={words.sheetHint} value={sheet} />;
  }
  if (format !== 'json') return null;
  return <Field name="path" label={words.path} hint={words.pathHint} value={path} />;
}

function FirstRows({ look }: Pick<Parts, 'look'>) {
  const [headers, ...rows] = look.records;
  if (headers === undefined) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keys
    <section class="scroll" aria-label={words.firstRows} tabIndex={0}>
      <table class="list">
        <caption>{words.firstRows}</caption>
        <thead>
          <tr>
            {headers.map((header, at) => (
              // Two columns may have one name.
              <th scope="col" key={at}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, at) => (
            <tr key={at}>
              {cells.map((cell, index) => (
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function fieldOf(column: ColumnName): string {
  return `column-${column}`;
}

/** What the form says. */
export function readChoice(form: URLSearchParams): ReadingChoice {
  const text = <Name extends string>(field: string, name: Name) =>
    form.has(field) ? ({ [name]: form.get(field)! } as Record<Name, string>) : {};
  const names = [...new Set(Object.values(readingChoices.columnsOf).flat())];
  const chosen = names.map((column) => [column, form.get(fieldOf(column)) ?? ''] as const);
  const columns = Object.fromEntries(chosen) as Record<ColumnName, string>;
  return {
    ...text('delimiter', 'delimiter'),
    ...text('encoding', 'encoding'),
    ...text('days', 'dayFormat'),
    ...text('names', 'metricNames'),
    ...text('sheet', 'sheet'),
    ...text('path', 'path'),
    ...text('all-of', 'allOf'),
    ...(form.has('others') ? { columns, breakdowns: breakdownsOf(form.get('others')) } : {}),
  };
}

function breakdownsOf(others: string | null) {
  return others === 'all' || others === 'kept' ? others : 'none';
}

/** What is wrong with what was chosen, at its fields. */
export function readingFaults(faults: readonly ReadingFault[]): FormFault[] {
  return faults.map((fault) =>
    fault === 'allOf'
      ? { field: 'all-of', message: words.allOfBoth }
      : { field: fieldOf(fault), message: words.twice(words.columns[fault]) },
  );
}
