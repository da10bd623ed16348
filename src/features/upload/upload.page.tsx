import type { JSX } from 'preact';
import { isArriving, type UploadNote } from '../../pipeline/uploads/parts.ts';
import { DeskLayout } from '../../web/desk-layout.tsx';
import { ErrorSummary, Form, type FormFault, Select } from '../../web/form.tsx';
import { Link } from '../../web/link.tsx';
import type { Visit } from '../desk-contract.ts';
import { addressOf } from './preview.page.tsx';
import { words } from './words.ts';

/** The form that brings a file. */
export function UploadPage(props: {
  readonly visit: Visit;
  /** Files that the person sent, or began to send, and did not take in. */
  readonly left: readonly UploadNote[];
  readonly faults: readonly FormFault[];
}): JSX.Element {
  const { visit, left, faults } = props;
  const { city, form, query } = visit;
  const done = words.done[query.get('done') ?? ''] ?? null;
  const departments = city.departments
    .filter(({ slug }) => visit.may('file.take', slug))
    .map(({ slug, name }) => ({ value: slug, text: name }));
  const [only] = departments;
  return (
    <DeskLayout
      desk={visit.desk}
      script={visit.desk.frame.sendFile}
      title={words.title}
      faulty={faults.length > 0}
      notice={faults.length > 0 ? null : done}
    >
      <ErrorSummary faults={faults} />
      <p>{words.lead}</p>
      <Form formToken={visit.desk.formToken} action={`/${city.slug}/desk/upload`} hasFile>
        {departments.length === 1 ? (
          <input type="hidden" name="department" value={only!.value} />
        ) : (
          <Select
            name="department"
            label={words.department}
            hint={words.departmentHint}
            choices={[{ value: '', text: words.choose }, ...departments]}
            value={form.get('department') ?? ''}
            faults={faults}
          />
        )}
        <Select
          name="holds"
          label={words.holds}
          choices={holdings(visit)}
          value={form.get('holds') ?? 'told'}
          faults={faults}
        />
        <FileField faults={faults} />
        <button type="submit" class="main">
          {words.send}
        </button>
        <Sending address={`/${city.slug}/desk/upload/parts.json`} />
      </Form>
      <Left visit={visit} left={left} />
    </DeskLayout>
  );
}

function holdings({ city }: Visit) {
  return [
    ...Object.entries(words.kinds).map(([value, text]) => ({ value, text })),
    ...(city.datasets ?? []).map(({ slug, name }) => ({
      value: `events:${slug}`,
      text: words.cases(name),
    })),
  ];
}

/** How a large file comes along; shown and filled by the page's script. */
function Sending({ address }: { readonly address: string }) {
  return (
    <div class="sending" data-address={address} hidden>
      <p role="status" />
      <progress max="100" value="0" aria-label={words.sending} />
      <p class="sent" />
      <button type="button">{words.stop}</button>
      {Object.entries(words.sendingSays).map(([name, text]) => (
        <template key={name} id={`says-${name}`}>
          {text}
        </template>
      ))}
    </div>
  );
}

/** Files that wait: to be sent to their end, or to be decided about. */
function Left({ visit, left }: { readonly visit: Visit; readonly left: readonly UploadNote[] }) {
  if (left.length === 0) return null;
  return (
    <section>
      <h2>{words.left}</h2>
      <ul class="left">
        {left.map((note) => (
          <li key={note.id}>
            {isArriving(note) ? (
              <p>
                <strong>{note.name}</strong> {words.arriving(note.received, note.bytes)}
              </p>
            ) : (
              <p>
                <Link href={addressOf(visit, note)}>{note.name}</Link>{' '}
                {words.notDecided(note.bytes)}
              </p>
            )}
            <Form formToken={visit.desk.formToken} action={addressOf(visit, note)}>
              <button type="submit" name="do" value="discard" aria-label={words.remove(note.name)}>
                {words.discard}
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}

function FileField({ faults }: { readonly faults: readonly FormFault[] }) {
  const fault = faults.find(({ field }) => field === 'file');
  return (
    <div class="field">
      <label for="file">{words.file}</label>
      <p class="hint" id="file-hint">
        {words.fileHint}
      </p>
      {fault !== undefined && (
        <p class="fault" id="file-fault">
          {fault.message}
        </p>
      )}
      <input
        id="file"
        name="file"
        type="file"
        required
        aria-describedby={fault === undefined ? 'file-hint' : 'file-hint file-fault'}
        aria-invalid={fault === undefined ? undefined : 'true'}
      />
    </div>
  );
}
