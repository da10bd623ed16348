import type { JSX } from 'preact';
import { deliveryKinds } from '../../model/index.ts';
import type { Connector, Setting } from '../../pipeline/collect/connectors.ts';
import { DeskLayout } from '../../web/desk-layout.tsx';
import { ErrorSummary, Field, Form, type FormFault, Select, TextArea } from '../../web/form.tsx';
import { Link } from '../../web/link.tsx';
import type { Visit } from '../desk-contract.ts';
import { settingField } from './source-form.ts';
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
}): JSX.Element {
  const { visit, connector, form, version, action, faults } = props;
  const isNew = version === 0;
  const typed = (name: string) => form.get(name) ?? '';
  const title = isNew ? words.newOf(connector.title) : words.changeOf(typed('title'));
  const field = (name: keyof typeof words.fields) => (
    <Field name={name} {...words.fields[name]} value={typed(name)} faults={faults} />
  );
  return (
    <DeskLayout desk={visit.desk} title={title} faulty={faults.length > 0}>
      <ErrorSummary faults={faults} />
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
        {field('dataset')}
        <TextArea name="mapping" {...words.mapping} value={typed('mapping')} faults={faults} />
        {field('key')}
        {connector.gives === 'rows' && (
          <YesNo name="incremental" {...words.incremental} value={typed('incremental')} />
        )}
        <h2>{words.when}</h2>
        {field('schedule')}
        {field('mailTo')}
        <button type="submit" class="main">
          {words.save}
        </button>
      </Form>
    </DeskLayout>
  );
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
    const kept = isNew ? help : `${help} ${words.secretKept}`;
    return <Field name={name} label={label} hint={kept} type="password" faults={faults} />;
  }
  if (type === 'boolean') return <YesNo name={name} label={label} hint={help} value={value} />;
  if (type === 'choice') {
    const listed = choices.map((choice) => ({ value: choice, text: choice }));
    const chosen = value === '' ? String(otherwise ?? '') : value;
    return <Select name={name} label={label} hint={help} choices={listed} value={chosen} />;
  }
  if (type === 'query') {
    return <TextArea name={name} label={label} hint={hint} value={value} faults={faults} />;
  }
  return <Field name={name} label={label} hint={hint} value={value} faults={faults} />;
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
