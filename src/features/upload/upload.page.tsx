import type { JSX } from 'preact';
import { DeskLayout } from '../../web/desk-layout.tsx';
import { ErrorSummary, Form, type FormFault, Select } from '../../web/form.tsx';
import type { Visit } from '../desk-contract.ts';
import { words } from './words.ts';

/** The form that brings a file. */
export function UploadPage(props: {
  readonly visit: Visit;
  readonly faults: readonly FormFault[];
}): JSX.Element {
  const { visit, faults } = props;
  const { city, form, query } = visit;
  const done = words.done[query.get('done') ?? ''] ?? null;
  const departments = city.departments
    .filter(({ slug }) => visit.may('file.take', slug))
    .map(({ slug, name }) => ({ value: slug, text: name }));
  const [only] = departments;
  return (
    <DeskLayout
      desk={visit.desk}
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
      </Form>
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
