import type { EntryKey } from '../../src/pipeline/registers/entry-keys.ts';
import { entryKeys } from '../../src/pipeline/registers/entry-keys.ts';
import { registers } from '../../src/pipeline/registers/index.ts';
import { table } from './table.ts';

const opening = `# Reference: registers

<!-- Made from the registers' own schemas by "npm run docs"; do not edit by hand. -->

The file \`registers.yaml\` stands beside \`city.yaml\`; a city folder need not have it. It is a map
from the names of registers to lists of entries. \`civicstat apply <folder>\` reads it, reports
everything that is wrong at once with file, line and column, and stores what changed. What the file
no longer names is taken out of force; entries that staff typed at the desk are left alone.

Every entry has a \`slug\` of its own in its register. The entries of answers, checklists, steps and
reviews are named by what they are about where they have none. A day is written \`YYYY-MM-DD\`; a
key that is not on this page is refused. [Prepare for certification](../how-to/certification.md)
shows how the entries are used.
`;

const holds: Readonly<Record<Exclude<EntryKey['holds'], 'choice' | 'choices'>, string>> = {
  line: 'text',
  day: 'day',
  lines: 'list of texts',
  flag: '`true` or `false`',
  number: 'number',
  parts: 'map or list of maps, see the how-to',
};

/** The page of reference of `registers.yaml`, as Markdown. */
export function registersPage(): string {
  const chapters = registers.map((register) => {
    const rows = entryKeys(register).map(({ key, holds: kind, choices, required }) => {
      const words = choices.map((one) => `\`${one}\``).join(', ');
      const to = register.references[key];
      const value =
        kind === 'choice' ? words : kind === 'choices' ? `list of ${words}` : holds[kind];
      const refers = to === undefined ? '' : `; the slug of a ${to}`;
      return [`\`${key}\``, `${value}${refers}`, required ? '**required**' : 'may be left out'];
    });
    return `## ${register.list}\n\n${register.about}\n\n${table(['key', 'value', ''], rows)}`;
  });
  return [opening, ...chapters].join('\n');
}
