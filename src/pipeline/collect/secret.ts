import { UserError } from '../../model/index.ts';
import { act, type Platform } from '../platform.ts';
import type { Outside } from './contract.ts';
import { mailSecret } from './notify.ts';
import { type SecretName, sealSecret } from './secrets.ts';
import { loadSource } from './sources.ts';

/**
 * Keeps a source's secret, sealed, or the mail server's password (source `mail`); a `UserError` for a setting that is no secret of its connector.
 */
export async function setSecret(
  platform: Platform,
  { connectors }: Pick<Outside, 'connectors'>,
  name: SecretName,
  given: string,
): Promise<void> {
  if (name.source === mailSecret && name.setting === 'password') {
    await keep(platform, name, given);
    return;
  }
  const source = await loadSource(platform, name.city, name.source);
  const connector = connectors.find(({ kind }) => kind === source.connector);
  const secrets = (connector?.settings ?? []).filter(({ type }) => type === 'secret');
  if (!secrets.some((one) => one.name === name.setting)) {
    const names = secrets.map((one) => one.name).join(', ');
    throw new UserError({
      code: 'no-secret',
      message: `The connector ${source.connector} has no such secret`,
      value: name.setting,
      remedy: names === '' ? 'It needs none' : `Its secrets are ${names}`,
    });
  }
  await keep(platform, name, given);
}

async function keep(platform: Platform, name: SecretName, given: string): Promise<void> {
  const sealed = await sealSecret(platform.keyFile, name, given);
  const { source: of, setting } = name;
  await platform.state.collecting.putSecret(name.city, {
    source: of,
    setting,
    sealed,
    ...act(platform),
  });
}

/** Forgets a source's secret; a `UserError` when there is none. */
export async function removeSecret(platform: Platform, name: SecretName): Promise<void> {
  const { city, source, setting } = name;
  if (await platform.state.collecting.removeSecret(city, source, setting)) return;
  throw new UserError({
    code: 'no-secret',
    message: `No secret ${setting} of ${source} is kept`,
    remedy: 'Check the names of source and setting',
  });
}

/** Whether any city keeps a sealed secret. */
export async function hasSecrets(state: Platform['state']): Promise<boolean> {
  for (const city of await state.cities()) {
    if ((await state.collecting.secrets(city)).length > 0) return true;
  }
  return false;
}
