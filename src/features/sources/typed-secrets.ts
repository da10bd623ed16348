import { Fault, UserError } from '../../model/index.ts';
import type { Connector, Setting } from '../../pipeline/collect/connectors.ts';
import { openSecret, sealSecret } from '../../pipeline/collect/secrets.ts';
import { type Source, sourceKind, sourceOf } from '../../pipeline/collect/source.ts';
import type { FormFault } from '../../web/form.tsx';
import type { Visit } from '../desk-contract.ts';
import { settingField } from './source-form.ts';
import { words } from './words.ts';

/** The field in which a secret that was typed comes back sealed, when its form is shown again. */
export function sealedField(setting: Pick<Setting, 'name'>): string {
  return `sealed-${setting.name}`;
}

function secretsOf({ settings }: Connector): readonly Setting[] {
  return settings.filter(({ type }) => type === 'secret');
}

/** The secrets that a form brings: what was typed, else what came back sealed. By setting. */
export async function typedSecrets(
  visit: Visit,
  connector: Connector,
): Promise<Readonly<Record<string, string>>> {
  const secrets: Record<string, string> = {};
  for (const setting of secretsOf(connector)) {
    const typed = (visit.form.get(settingField(setting)) ?? '').replaceAll('\r\n', '\n');
    const sealed = visit.form.get(sealedField(setting)) ?? '';
    const found = typed === '' && sealed !== '' ? await opened(visit, setting, sealed) : typed;
    if (found !== '') secrets[setting.name] = found;
  }
  return secrets;
}

/** Puts the secrets into a form that is shown again: sealed, and never as they were typed. */
export async function keepTyped(
  visit: Visit,
  connector: Connector,
  secrets: Readonly<Record<string, string>>,
): Promise<void> {
  for (const setting of secretsOf(connector)) {
    visit.form.delete(settingField(setting));
    visit.form.delete(sealedField(setting));
    const secret = secrets[setting.name];
    if (secret === undefined) continue;
    const sealed = await visit.stores.freely(({ keyFile }) =>
      sealSecret(keyFile, nameOf(visit, setting), secret),
    );
    visit.form.set(sealedField(setting), sealed);
  }
}

/** Secrets that a source needs and nobody gave. */
export async function missingSecrets(
  visit: Visit,
  connector: Connector,
  source: string,
  secrets: Readonly<Record<string, string>>,
): Promise<FormFault[]> {
  const kept = await visit.stores.freely(({ state }) => state.collecting.secrets(visit.city.slug));
  return secretsOf(connector)
    .filter(({ name, required }) => {
      const isKept = kept.some((one) => one.source === source && one.setting === name);
      return required && secrets[name] === undefined && !isKept;
    })
    .map((setting) => ({
      field: settingField(setting),
      message: words.missing(setting.label, setting.help),
    }));
}

/**
 * Secrets that are kept and that nobody typed again although the source now leads elsewhere: who may
 * change a source need not know them, and shall not send them to a server of their own.
 */
export async function secretsForElsewhere(
  visit: Visit,
  connector: Connector,
  source: Source,
  secrets: Readonly<Record<string, string>>,
): Promise<FormFault[]> {
  const { slug } = visit.city;
  const [kept, record] = await visit.stores.freely(
    async ({ state }) =>
      [
        await state.collecting.secrets(slug),
        await state.record(slug, sourceKind, source.slug),
      ] as const,
  );
  const before = record && sourceOf(record.body!);
  if (before && destinationOf(connector, before) === destinationOf(connector, source)) return [];
  return secretsOf(connector)
    .filter(({ name }) => kept.some((one) => one.source === source.slug && one.setting === name))
    .filter(({ name }) => secrets[name] === undefined)
    .map((setting) => ({ field: settingField(setting), message: words.typeAgain(setting.label) }));
}

function destinationOf({ settings }: Connector, source: Source): string {
  const leading = settings.filter((one) => one.type === 'address' || one.isDestination === true);
  const values = leading.map((one) => source.settings[one.name] ?? one.default);
  return JSON.stringify([source.connector, ...values]);
}

/** Opened for nobody but the person who typed it; an empty text when it cannot be opened. */
async function opened(visit: Visit, setting: Setting, sealed: string): Promise<string> {
  try {
    return await visit.stores.freely(({ keyFile }) =>
      openSecret(keyFile, nameOf(visit, setting), sealed),
    );
  } catch (error) {
    if (error instanceof UserError || error instanceof Fault) return '';
    throw error;
  }
}

/** No source can have such a name: it has a blank. */
function nameOf({ city, person }: Visit, { name }: Setting) {
  return { city: city.slug, source: `typed by ${person.slug}`, setting: name };
}
