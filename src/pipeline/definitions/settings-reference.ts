import type { RuleShape } from './comparison.ts';
import type { Section, Setting } from './section.ts';
import { settings } from './settings.ts';
import { exampleOf } from './targets.ts';

const chapters: Readonly<Record<keyof typeof settings, { title: string; about: string }>> = {
  'city.yaml': { title: 'The file city.yaml', about: 'The top-level keys.' },
  'included file': {
    title: 'An included file',
    about: 'Holds some of the lists; what several files declare is added up in their order.',
  },
  city: { title: 'city', about: 'The city itself, under the key `city`.' },
  department: { title: 'departments', about: 'Each entry of the list `departments`.' },
  topic: { title: 'topics', about: 'Each entry of the list `topics`.' },
  metric: { title: 'metrics', about: 'Each entry of the list `metrics`.' },
  dataset: {
    title: 'datasets',
    about:
      'Each entry of the list `datasets`: how a table of cases is read. Files come by `civicstat import FILE --as events --dataset SLUG`; columns of a file that are not named here are ignored. When `key`, `columns`, `formats`, `opened`, `known` or `deleted` change, the files have to be imported again.',
  },
  tileMap: {
    title: 'tiles',
    about:
      'A map of a city without boundaries, under the key `tiles` of a dataset: each value of a dimension is a tile of one size, about where it lies. Values without a tile are named below the map.',
  },
  metricSource: {
    title: 'from',
    about:
      'A metric made of cases, under its key `from`. What each measure needs is in [how numbers are made of cases](../explanation/cases.md).',
  },
  source: {
    title: 'sources',
    about:
      'Each entry of the list `sources`. What goes under `settings` depends on the connector: see [connectors](connectors.md). Passwords and tokens never stand in a file: they are set by `civicstat secret`.',
  },
  schedule: {
    title: 'schedule',
    about: 'What a running server does by the clock, under the key `schedule`.',
  },
  mail: { title: 'mail', about: 'The mail server, under the key `mail`.' },
  targetStep: {
    title: 'A target by steps',
    about: 'One number, which always holds, or a list of steps in any order.',
  },
  band: { title: 'A target band', about: 'One band, which always holds.' },
  bandStep: { title: 'Target bands by steps', about: 'A list of bands, each from its day on.' },
  goal: { title: 'A goal', about: 'A level to reach by a day.' },
  point: { title: 'A baseline at one day', about: 'Where the way to the goal begins.' },
  history: {
    title: 'A baseline from history',
    about: 'Computed from the own values of earlier years.',
  },
  historyWithDeviations: {
    title: 'A baseline from history with an allowance',
    about: 'As above, with an allowance for ordinary ups and downs.',
  },
};

const opening = `# Reference: the city folder

<!-- Made from the settings that the reader itself uses; do not edit by hand. -->

A city folder holds \`city.yaml\` and the files it includes. \`civicstat apply <folder>\` reads them,
prints what would change, and applies it. A setting that is not on this page does not exist, and a
key that is not on this page is refused; everything that is wrong is reported at once, with file,
line and column.

The files are UTF-8 text in YAML 1.2, each up to 5 MB: \`no\`, \`off\` and \`2025-07-01\` are texts
without quotes, \`311\` is a number, and tags are not read. Texts are one line: line breaks in them
become spaces. A slug has lower-case letters, digits and single hyphens.
`;

/** The reference page of the city folder, as Markdown, from the settings and the rules there are. */
export function renderSettingsReference(rules: readonly RuleShape[]): string {
  const parts = Object.keys(chapters) as (keyof typeof settings)[];
  const byShape = [
    'targetStep',
    'band',
    'bandStep',
    'goal',
    'point',
    'history',
    'historyWithDeviations',
  ];
  const main = parts.filter((part) => !byShape.includes(part)).map(chapterOf);
  const shapes = parts.filter((part) => byShape.includes(part)).map(chapterOf);
  return [opening, ...main, rulesChapter(rules), ...shapes].join('\n');
}

function chapterOf(part: keyof typeof settings): string {
  const { title, about } = chapters[part];
  return `## ${title}\n\n${about}\n\n${keysTable(settings[part])}`;
}

function keysTable(section: Section): string {
  return table(
    ['key', 'value', 'default', 'meaning'],
    Object.entries(section).map(([key, setting]) => [
      `\`${key}\``,
      setting.kind.says,
      defaultOf(setting),
      setting.meaning,
    ]),
  );
}

function defaultOf({ required, otherwise, otherwiseSays }: Setting<unknown>): string {
  if (required) return '**required**';
  if (otherwiseSays !== null) return otherwiseSays;
  return otherwise === null ? 'none' : `\`${JSON.stringify(otherwise).replaceAll('"', '')}\``;
}

function rulesChapter(rules: readonly RuleShape[]): string {
  const shape = (needed: boolean, example: string): string =>
    example === '' ? 'none' : `${needed ? '**required**' : 'optional'}: \`${example}\``;
  const rows = rules.map((rule) => [
    `\`${rule.name}\``,
    rule.directions.join(', '),
    shape(rule.targetRequired, exampleOf[rule.target]),
    shape(rule.baselineRequired, exampleOf[rule.baseline]),
  ]);
  return `## The rules\n\nWhat \`target\` and \`baseline\` hold depends on the metric's \`rule\`.\n\n${table(
    ['rule', 'direction', 'target', 'baseline'],
    rows,
  )}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('');
}
