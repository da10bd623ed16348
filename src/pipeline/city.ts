import { type CityDefinition, UserError } from '../model/index.ts';
import type { DefinitionVersion } from '../state/contract.ts';
import { assembleCity } from './definitions/index.ts';
import type { Platform } from './platform.ts';

/** A city as it is defined now, with the hashes of the versions it is made of. */
export interface DefinedCity {
  readonly city: CityDefinition;
  readonly versions: readonly DefinitionVersion[];
}

/** Loads a city's definitions; a `UserError` when the city is not known. */
export async function loadCity(platform: Platform, slug: string): Promise<DefinedCity> {
  const versions = await platform.state.definitions(slug);
  if (versions.length === 0) throw await unknownCity(platform, slug);
  return { city: assembleCity(versions), versions };
}

async function unknownCity(platform: Platform, slug: string): Promise<UserError> {
  const cities = await platform.state.cities();
  const known =
    cities.length === 0 ? 'No city has been applied yet' : `Known: ${cities.join(', ')}`;
  return new UserError({
    code: 'unknown-city',
    message: 'There is no such city',
    value: slug,
    remedy: `${known}. Run civicstat apply <city-folder> first`,
  });
}

/** The hash of a definition version in force. */
export function versionHash(
  versions: readonly DefinitionVersion[],
  kind: DefinitionVersion['kind'],
  slug: string,
): string {
  const version = versions.find((one) => one.kind === kind && one.slug === slug);
  if (version === undefined) throw new Error(`no ${kind} ${slug} among the versions in force`);
  return version.hash;
}
