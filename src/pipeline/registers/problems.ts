import { type Standard, standards } from '../../certification/index.ts';
import { type CityDefinition, type Day, nearest } from '../../model/index.ts';
import type { Said } from '../definitions/yaml-file.ts';
import type { Register } from './contract.ts';
import { dateProblems } from './dates.ts';

/** Slugs that entries may refer to, by what they name. */
export type KnownSlugs = ReadonlyMap<string, ReadonlySet<string>>;

/** Something wrong with an entry that its schema cannot see. */
export interface Problem extends Said {
  readonly path: readonly (string | number)[];
  /** What was probably meant; null: nothing is near. */
  readonly near: string | null;
}

/** What a city's definitions offer to refer to. */
export function slugsOfCity(city: CityDefinition): KnownSlugs {
  return new Map([
    ['metric', new Set(city.metrics.map(({ slug }) => slug))],
    ['department', new Set(city.departments.map(({ slug }) => slug))],
  ]);
}

/** The known slugs and those of some entries. */
export function slugsWith(
  known: KnownSlugs,
  entries: readonly { readonly register: Register; readonly entry: { readonly slug: string } }[],
): KnownSlugs {
  const all = new Map([...known].map(([kind, slugs]) => [kind, new Set(slugs)]));
  for (const { register, entry } of entries) {
    const own = all.get(register.kind) ?? new Set();
    own.add(entry.slug);
    all.set(register.kind, own);
  }
  return all;
}

/** References that lead nowhere, criteria that the standard does not have, days that cannot be. */
export function problemsOf(
  register: Register,
  entry: { readonly slug: string },
  known: KnownSlugs,
  today: Day,
): Problem[] {
  const values = entry as Readonly<Record<string, unknown>>;
  const dangling = Object.entries(register.references).flatMap(([key, kind]) => {
    const slugs = known.get(kind) ?? new Set<string>();
    const value = values[key];
    const named = Array.isArray(value) ? value : value === null ? [] : [value];
    return named.flatMap((slug: string, index): Problem[] => {
      if (slugs.has(slug)) return [];
      const near = nearest(slug, [...slugs]);
      const path = Array.isArray(value) ? [key, index] : [key];
      return [
        {
          path,
          near,
          code: `unknown-${kind}`,
          message: `There is no ${kind} with this slug`,
          remedy: near === null ? `Enter the ${kind} first` : `Did you mean \`${near}\`?`,
        },
      ];
    });
  });
  const dates = dateProblems(register, values, today);
  return [...dangling, ...criterionProblems(register, values), ...dates];
}

function criterionProblems(
  register: Register,
  values: Readonly<Record<string, unknown>>,
): Problem[] {
  const isSettings = register.list === 'standards';
  const id = isSettings ? values.slug : values.standard;
  if (id === undefined) return [];
  const standard = standards.find((one) => one.id === id);
  if (standard === undefined) {
    const ids = standards.map((one) => one.id);
    const path = [isSettings ? 'slug' : 'standard'];
    return [unknown(path, 'standard', String(id), ids)];
  }
  return isSettings ? [] : namedProblems(standard, values);
}

/** What an entry names by the ids of a standard. */
function namedProblems(standard: Standard, values: Readonly<Record<string, unknown>>): Problem[] {
  const ids = standard.criteria.map(({ id }) => id);
  const criterion = String(values.criterion);
  const problems: Problem[] = [];
  if (!ids.includes(criterion)) problems.push(unknown(['criterion'], 'criterion', criterion, ids));
  const { prerequisites, checks, enough } = values;
  for (const [index, id] of ((prerequisites ?? []) as readonly string[]).entries()) {
    if (ids.includes(id) && id !== criterion) continue;
    problems.push(unknown(['prerequisites', index], 'other criterion', id, ids));
  }
  if (!Array.isArray(checks)) return problems;
  const checkIds = standard.criteria.flatMap((one) => one.checks.map(({ id }) => id));
  for (const [index, { shownBy }] of checks.entries()) {
    if (shownBy === null || checkIds.includes(shownBy)) continue;
    problems.push(unknown(['checks', index, 'shownBy'], 'check', shownBy, checkIds));
  }
  if (typeof enough === 'number' && enough > checks.length) {
    problems.push({
      path: ['enough'],
      near: null,
      code: 'out-of-range',
      message: `Only ${checks.length} checks are listed`,
      remedy: 'Write a number up to that',
    });
  }
  return problems;
}

function unknown(
  path: Problem['path'],
  kind: string,
  value: string,
  known: readonly string[],
): Problem {
  const near = nearest(value, known);
  return {
    path,
    near,
    code: `unknown-${kind.replace('other ', '')}`,
    message: `The standard has no ${kind} of this name`,
    remedy:
      near === null
        ? `Choose one of ${known.slice(0, 12).join(', ')}, …`
        : `Did you mean \`${near}\`?`,
  };
}
