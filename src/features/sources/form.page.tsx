import type { JSX } from 'preact';
import { deliveryKinds } from '../../model/index.ts';
import type { Connector, Setting } from '../../pipeline/collect/connectors.ts';
import type { TriedSource } from '../../pipeline/collect/trial.ts';
import { DeskLayout } from '../../web/desk-layout.tsx';
import { ErrorSummary, Field, Form, type FormFault, Select, TextArea } from '../../web/form.tsx';
import { Link } from '../../web/link.tsx';
import type { Visit } from '../desk-contract.ts';
import { settingField } from './source-form.ts';
import { Tried } from './tried.tsx';
import { sealedField } from './typed-secrets.ts';
import { words } from './words.ts';

/** The kinds of sources to choose from. */
export function ConnectorsPage(props: {
  readonly visit: Visit;
  readonly connectors: readonly Connector[];
}): JSX.Element {
  const { visit, connectors } = props;
  return (
    <DeskLayout desk={visit.desk} title={words.newTitle}>
      <p>{words.newLead}</p>
      <dl class="kinds">
        {connectors.map(({ kind, title, description }) => (
          <div key={kind}>
            <dt>
              <Link href={`/${visit.city.slug}/desk/sources/new/${kind}`}>{title}</Link>
            </dt>
            <dd>{description}</dd>
          </div>
        ))}
      </dl>
    </DeskLayout>
  );
}

/** The form of a source, made from what its connector says of its settings. */
export function SourceFormPage(props: {
  readonly visit: Visit;
  readonly connector: Connector;
  /** What stands in the fields. */
  readonly form: URLSearchParams;
  /** The version that is changed; 0: a new source. */
  readonly version: number;
  readonly action: string;
  readonly faults: readonly FormFault[];
  /** What came of trying it; null: it was not tried. */
  readonly tried: TriedSource | null;
}): JSX.Element {
  const { visit, connector, form, version, action, faults, tried } = props;
  const isNew = version === 0;
  const typed = (name: string) => form.get(name) ?? '';
  const title = isNew ? words.newOf(connector.title) : words.changeOf(typed('title'));
  const field = (name: keyof typeof words.fields) => (
    <Field name={name} {...words.fields[name]} value={typed(name)} faults={faults} />
  );
  return (
    <DeskLayout desk={visit.desk} title={title} faulty={faults.length > 0}>
      <ErrorSummary faults={faults} />
      {tried !== null && <Tried tried={tried} gives={connector.gives} />}
      <p>{connector.description}</p>
      <Form formToken={visit.desk.formToken} action={action}>
        <input type="hidden" name="version" value={version} />
        {field('title')}
        {isNew ? field('slug') : <input type="hidden" name="slug" value={typed('slug')} />}
        <h2>{words.settingsOf(connector.title)}</h2>
        {connector.settings.map((setting) => (
          <SettingField key={setting.name} {...{ setting, form, faults, isNew }} />
        ))}
        <h2>{words.meaning}</h2>
        <Select
          name="gives"
          label={words.gives}
          choices={deliveryKinds.map((kind) => ({ value: kind, text: words.kinds[kind] }))}
          value={typed('gives') || 'observations'}
        />
        {(visit.city.datasets ?? []).length > 0 && (
          <Select
            name="dataset"
            {...words.fields.dataset}
            choices={datasetChoices(visit)}
            value={typed('dataset')}
          />
        )}
        <TextArea
          name="mapping"
          {...words.mapping}
          value={typed('mapping')}
          faults={faults}
          isCode
        />
        {connector.gives === 'rows' && field('key')}
        {connector.gives === 'rows' && (
          <YesNo name="incremental" {...words.incremental} value={typed('incremental')} />
        )}
        <h2>{words.when}</h2>
        {field('schedule')}
        {field('mailTo')}
        <p class="hint">{words.tryHint}</p>
        <div class="buttons">
          <button type="submit" name="do" value="try">
            {words.try}
          </button>
          <button type="submit" class="main" name="do" value="save">
            {words.save}
          </button>
        </div>
      </Form>
    </DeskLayout>
  );
}

function datasetChoices({ city }: Visit) {
  const all = (city.datasets ?? []).map(({ slug, name }) => ({ value: slug, text: name }));
  return [{ value: '', text: words.datasetNone }, ...all];
}

function SettingField(props: {
  readonly setting: Setting;
  readonly form: URLSearchParams;
  readonly faults: readonly FormFault[];
  readonly isNew: boolean;
}) {
  const { setting, form, faults, isNew } = props;
  const { label, help, type, choices, required, default: otherwise } = setting;
  const name = settingField(setting);
  const usual = otherwise === null ? '' : words.usually(String(otherwise));
  const hint = `${help}${required ? '' : ` ${words.optional}`}${usual}`;
  const value = form.get(name) ?? '';
  if (type === 'secret') {
    return <SecretField {...{ setting, form, faults, isNew }} />;
  }
  if (type === 'boolean') return <YesNo name={name} label={label} hint={help} value={value} />;
  if (type === 'choice') {
    const listed = choices.map((choice) => ({ value: choice, text: choice }));
    const chosen = value === '' ? String(otherwise ?? '') : value;
    return <Select name={name} label={label} hint={help} choices={listed} value={chosen} />;
  }
  if (type === 'query') {
    return <TextArea {...{ name, label, hint, value, faults }} isCode />;
  }
  return <Field name={name} label={label} hint={hint} value={value} faults={faults} />;
}

/** A secret never stands in a page; one that was typed comes back sealed. */
function SecretField(props: {
  readonly setting: Setting;
  readonly form: URLSearchParams;
  readonly faults: readonly FormFault[];
  readonly isNew: boolean;
}) {
  const { setting, form, faults, isNew } = props;
  const { label, help, required, isLong = false } = setting;
  const name = settingField(setting);
  const sealed = form.get(sealedField(setting)) ?? '';
  const may = required ? [] : [words.optional];
  const more = sealed !== '' ? [words.secretTyped] : isNew ? may : [words.secretKept];
  const hint = [help, ...more].join(' ');
  return (
    <>
      {sealed !== '' && <input type="hidden" name={sealedField(setting)} value={sealed} />}
      {isLong ? (
        <TextArea {...{ name, label, hint, faults }} value="" isCode />
      ) : (
        <Field {...{ name, label, hint, faults }} type="password" autocomplete="off" />
      )}
    </>
  );
}

function YesNo(props: {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
}) {
  const choices = [
    { value: 'no', text: words.no },
    { value: 'yes', text: words.yes },
  ];
  return <Select {...props} choices={choices} value={props.value || 'no'} />;
}
