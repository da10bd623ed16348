import type { CityDefinition } from '../model/index.ts';
import { loadCity } from './city.ts';
import type { Platform } from './platform.ts';

/** What a person should know who applies a city's folder: sentences. */
export async function applyNotices(platform: Platform, city: CityDefinition): Promise<string[]> {
  if (city.asOf !== null) {
    return [
      `asOf holds the board date of ${city.slug}, and the clock by which its numbers are late, at ${city.asOf}. Only a sample city should have it.`,
    ];
  }
  const others = (await platform.state.cities()).filter((slug) => slug !== city.slug);
  const defined = await Promise.all(others.map((slug) => loadCity(platform, slug)));
  const samples = defined.filter((one) => one.city.asOf !== null).map((one) => one.city.slug);
  if (samples.length === 0) return [];
  return [
    `This data folder holds a sample city, too: ${samples.join(', ')}. To keep them apart, give each a folder of its own with --data or CIVICSTAT_DATA.`,
  ];
}
