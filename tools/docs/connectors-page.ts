import { connectors, type Setting } from '../../src/connectors/index.ts';
import { table } from './table.ts';

const opening = `# Reference: connectors

<!-- Made from the connectors' own settings by "npm run docs"; do not edit by hand. -->

A connector is a kind of source. A source names one under \`connector\` and says under \`settings\` what
it needs; see [\`sources\` in city.yaml](city-yaml.md#sources). A secret never stands in a file: it is
set with \`civicstat secret set <source> <setting>\` and kept sealed.
`;

/** The reference page of the kinds of sources, as Markdown. */
export function connectorsPage(): string {
  const chapters = connectors.map(
    ({ kind, title, description, gives, settings }) =>
      `## ${kind}\n\n${title}. ${description} It gives ${gives === 'rows' ? 'rows with a header' : 'files as they are'}.\n\n${settingsTable(settings)}`,
  );
  return [opening, ...chapters].join('\n');
}

function settingsTable(settings: readonly Setting[]): string {
  return table(
    ['setting', 'value', 'default', 'meaning'],
    settings.map((one) => [`\`${one.name}\``, writtenAs(one), defaultOf(one), one.help]),
  );
}

function writtenAs({ type, choices }: Setting): string {
  if (type === 'choice') return choices.map((choice) => `\`${choice}\``).join(', ');
  return type === 'query' ? 'text of several lines' : type;
}

function defaultOf({ required, default: otherwise }: Setting): string {
  if (otherwise !== null) return `\`${otherwise}\``;
  return required ? '**required**' : 'none';
}
