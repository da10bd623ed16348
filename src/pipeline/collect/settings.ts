import type { Connector, SettingValues } from '../../connectors/contract.ts';
import { UserError } from '../../model/index.ts';
import type { Platform } from '../platform.ts';
import type { Outside } from './contract.ts';
import { openSecret } from './secrets.ts';
import type { Source } from './source.ts';

/**
 * A source's connector with all that it asks for: defaults filled in, secrets opened.
 * @param typed secrets that go before those that are kept
 */
export async function openSettings(
  platform: Platform,
  { connectors }: Outside,
  city: string,
  source: Source,
  typed: Readonly<Record<string, string>> = {},
): Promise<{ readonly connector: Connector; readonly values: SettingValues }> {
  const connector = connectors.find(({ kind }) => kind === source.connector);
  if (connector === undefined) {
    throw new UserError({
      code: 'unknown-connector',
      message: `The source ${source.slug} needs a connector that this version does not have`,
      value: source.connector,
      remedy: 'Choose another connector, or install the version that has it',
    });
  }
  const sealed = (await platform.state.collecting.secrets(city)).filter(
    (one) => one.source === source.slug,
  );
  const values: Record<string, string | number | boolean> = {};
  const missing: string[] = [];
  for (const { name, type, required, default: otherwise } of connector.settings) {
    const secret = sealed.find((one) => one.setting === name);
    const found =
      typed[name] ??
      (type === 'secret' && secret !== undefined
        ? await openSecret(
            platform.keyFile,
            { city, source: source.slug, setting: name },
            secret.sealed,
          )
        : (source.settings[name] ?? otherwise));
    if (found !== null) values[name] = found;
    else if (required) missing.push(name);
  }
  if (missing.length === 0) return { connector, values };
  throw new UserError(
    missing.map((name) => ({
      code: 'missing-setting',
      message: `The source ${source.slug} lacks its ${name}`,
      column: name,
      remedy: `Run civicstat secret set ${source.slug} ${name} --city ${city}, if it is a secret, or add it to the source`,
    })),
  );
}
