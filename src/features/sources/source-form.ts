import { canonicalJson, Fault, type Finding, type UserError } from '../../model/index.ts';
import type { Connector, Setting } from '../../pipeline/collect/connectors.ts';
import { type Source, usualMapping } from '../../pipeline/collect/source.ts';
import type { FormFault } from '../../web/form.tsx';
import { words } from './words.ts';

/** The id of the field of a connector's setting. */
export function settingField({ name }: Pick<Setting, 'name'>): string {
  return `setting-${name}`;
}

/**
 * What a form says, as the YAML that a city's folder would say it in; so both are judged alike.
 * Each value stands on its own line after its key, except the mapping, which comes last.
 */
export function yamlOf(form: URLSearchParams, connector: Connector): string {
  const typed = (name: string) => (form.get(name) ?? '').replaceAll('\r\n', '\n').trim();
  const lines: string[] = [];
  const add = (key: string, value: string | null) => {
    if (value !== null) lines.push(`${key}: ${value}`);
  };
  const text = (name: string) => (typed(name) === '' ? null : JSON.stringify(typed(name)));
  for (const name of ['slug', 'title', 'dataset', 'schedule', 'mailTo']) add(name, text(name));
  add('connector', JSON.stringify(connector.kind));
  add('gives', text('gives'));
  add('incremental', form.get('incremental') === 'yes' ? 'true' : 'false');
  const key = typed('key')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  add('key', JSON.stringify(key));
  const given = connector.settings.flatMap((setting) => {
    const value = settingOf(setting, typed(settingField(setting)));
    return value === null ? [] : [`  ${setting.name}: ${value}`];
  });
  if (given.length > 0) lines.push('settings:', ...given);
  const mapping = typed('mapping');
  if (mapping !== '') lines.push('mapping:', ...mapping.split('\n').map((line) => `  ${line}`));
  return `${lines.join('\n')}\n`;
}

/** A setting's value as YAML; null where nothing was typed. Secrets go another way. */
function settingOf({ type }: Setting, typed: string): string | null {
  if (typed === '' || type === 'secret') return null;
  if (type === 'boolean') return typed === 'yes' ? 'true' : 'false';
  return type === 'integer' && /^-?\d+$/.test(typed) ? typed : JSON.stringify(typed);
}

/** What is wrong, each with its field: the one whose line it is, or the one that it names. */
export function faultsOf(
  findings: readonly Finding[],
  yaml: string,
  connector: Connector,
): FormFault[] {
  const lines = yaml.split('\n');
  const mappingFrom = lines.indexOf('mapping:') + 1;
  return findings.map((finding) => {
    const { message, remedy, line, code } = finding;
    const named = /`(\w+)`/.exec(message)?.[1];
    const missing = code === 'missing-key' || code === 'missing-setting';
    const inMapping = mappingFrom > 0 && (line ?? 0) > mappingFrom;
    const key = missing ? named : /^ *(\w+):/.exec(lines[(line ?? 1) - 1] ?? '')?.[1];
    const field = inMapping ? 'mapping' : fieldOf(key, connector);
    const said = missing ? missingIn(key, connector) : null;
    return { field, message: said ?? sentenceOf(message, remedy) };
  });
}

/** What is missing, by the name that the form has for it; null: the form has no such field. */
function missingIn(key: string | undefined, { settings }: Connector): string | null {
  const setting = settings.find(({ name }) => name === key);
  if (setting !== undefined) return words.missing(setting.label, setting.help);
  const field = Object.entries(words.fields).find(([name]) => name === key)?.[1];
  return field === undefined ? null : words.missingField(field.label);
}

function sentenceOf(message: string, remedy: string): string {
  return `${message}. ${remedy.replace(/[.]$/, '')}.`;
}

/** What was wrong when a source was tried or kept, each with its field where it names one. */
export function wrongsOf(error: UserError | Fault, connector: Connector): FormFault[] {
  if (error instanceof Fault) {
    return [{ field: null, message: sentenceOf(words.failedTrial(error.message), error.remedy) }];
  }
  return error.findings.map(({ message, remedy, column, value }) => {
    const found = value === undefined ? '' : ` (found “${value}”)`;
    const said = sentenceOf(`${message}${found}`, remedy);
    const named = typeof column === 'string' ? column : settingNamed.exec(said)?.[1];
    return { field: fieldOf(named, connector), message: byLabels(said, connector) };
  });
}

const settingNamed = /\bthe setting (\w+)/i;

/** A sentence that names settings, with the names that the form has for them. */
function byLabels(said: string, { settings }: Connector): string {
  return said.replaceAll(new RegExp(settingNamed, 'gi'), (all, name: string) => {
    const label = settings.find((one) => one.name === name)?.label;
    return label === undefined ? all : `“${label}”`;
  });
}

/** What a form says, for a trial: a source that is only tried needs no name yet. */
export function namedForTrial(form: URLSearchParams): URLSearchParams {
  const named = new URLSearchParams(form);
  for (const name of ['title', 'slug']) {
    if ((named.get(name) ?? '').trim() === '') named.set(name, 'trial');
  }
  return named;
}

function fieldOf(key: string | undefined, connector: Connector): string | null {
  const setting = connector.settings.find(({ name }) => name === key);
  if (setting !== undefined) return settingField(setting);
  return key === undefined || key === 'connector' ? null : key;
}

/** What the form shows at first of a source that is there. */
export function formOf(source: Source): URLSearchParams {
  const { slug, title, dataset, schedule, mailTo, gives, incremental, key, mapping } = source;
  const form = new URLSearchParams({ slug, title, gives, key: key.join(', ') });
  form.set('dataset', dataset ?? '');
  form.set('schedule', schedule ?? '');
  form.set('mailTo', mailTo ?? '');
  form.set('incremental', incremental ? 'yes' : 'no');
  for (const [name, value] of Object.entries(source.settings)) {
    const shown = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
    form.set(settingField({ name }), shown);
  }
  form.set('mapping', mappingLines(mapping).join('\n'));
  return form;
}

/** What is usual is left out: rows have no delimiter, and may not say one. */
function mappingLines({ name: _, ...mapping }: Source['mapping']): string[] {
  const usual: Readonly<Record<string, unknown>> = { ...usualMapping };
  return Object.entries(mapping)
    .filter(([name, value]) => canonicalJson(value) !== canonicalJson(usual[name] ?? null))
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
}
