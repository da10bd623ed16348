/** Maps by slug: an example may show some of their entries. */
const maps = new Set(['topics', 'departments']);

/**
 * Where an example differs from what the program answers. Objects must have the same keys and
 * values; a list shows some entries; `{}` stands for any object and `…` for any text.
 */
export function differences(example: unknown, real: unknown, place = ''): string[] {
  if (example === '…' && typeof real === 'string') return [];
  if (Array.isArray(example) && Array.isArray(real)) {
    return example.flatMap((one, index) => {
      const tried = real.map((entry) => differences(one, entry, `${place}[${index}]`));
      return tried.toSorted((a, b) => a.length - b.length)[0] ?? [`${place} is empty`];
    });
  }
  if (!isObject(example) || !isObject(real)) {
    const [told, is] = [JSON.stringify(example), JSON.stringify(real)];
    return told === is ? [] : [`${place}: ${told} in the docs, ${is} in truth`];
  }
  const keys = Object.keys(example);
  if (keys.length === 0) return [];
  const isMap = maps.has(place.split('.').at(-1)!);
  const untold = isMap ? [] : Object.keys(real).filter((key) => !keys.includes(key));
  return [
    ...untold.map((key) => `${place}.${key} is not in the docs`),
    ...keys.flatMap((key) =>
      key in real
        ? differences(example[key], real[key], `${place}.${key}`)
        : [`${place}.${key} does not exist`],
    ),
  ];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
