import type { Argument, Option, Command as Program } from 'commander';
import { commands } from '../../src/cli/commands/index.ts';
import { declareProgram } from '../../src/cli/program.ts';
import { table } from './table.ts';

const opening = `# Reference: commands

<!-- Made from the commands' own declarations by "npm run docs"; do not edit by hand. -->

In a checkout every command runs as \`npm run -s civicstat -- <command> …\`, after \`npm ci\` and
\`npm run build\`. File names count from the checkout's folder. \`npm start\` is a short cut for a
first look: it builds, loads the sample city the first time, and serves.

A command prints its answer on standard output. Progress, notes and errors go to standard error.
`;

const everywhere = `## The data folder

Every command works on one data folder: the one named with \`--data\`, else the one in the
environment variable \`CIVICSTAT_DATA\`, else \`data\` in the folder where the command runs. Both
\`civicstat --data <folder> score …\` and \`civicstat score … --data <folder>\` will do. The folder is
made when it is missing.

One process at a time holds the folder. While a server holds it, commands are handed to that server
and print as if they ran by themselves. A command that finds another command at work waits for it,
up to a minute.

## Exit codes

| code | meaning |
| --- | --- |
| \`0\` | Done. |
| \`1\` | Something failed that is not your mistake (a full disk, a held folder), or \`verify\` found a difference, or \`doctor\` found damage. |
| \`2\` | Something in the command or in a file needs mending. Each message says what, where, and what to do. Nothing was changed. |

## Days and points in time

A day is written \`YYYY-MM-DD\`. A board of a day reports complete days up to the day before.
\`--known-on\` takes a point in time such as \`2025-03-04T17:00:00-05:00\`. Without an offset it is
the city's own clock. A bare day means the end of that day in the city.
`;

const notes: Readonly<Record<string, string>> = {
  init: 'Writes `city.yaml`, `observations.csv` and `README.md`. A folder that holds something is left alone.',
  apply:
    'The same folder again changes nothing. What the folder no longer names is taken out of force; its history stays.',
  import:
    'The same file again changes nothing. The forms of files are on the page [files](files.md).',
  undo: 'A new delivery says again what was known without the one undone; nothing is erased, and numbers that later deliveries replaced stay. Cases, and files with breakdowns, cannot be undone.',
  pull: 'Prints what became of each source. Exit code 1 when a source could not be read or a load is held, 2 when something must be corrected. A pull that was cut off goes on where it was.',
  secret:
    'The secret is read from standard input, so that it stands in no history: `civicstat secret set ems password --city boston < password.txt`. It is sealed with the key in `secret.key` of the data folder, or in the file that `CIVICSTAT_KEY_FILE` names; the key is no part of a backup.',
  score:
    'Without a date: the city’s `asOf`, else today in the city. `--from` and `--to` print one board a day. A date that has not come yet is scored from what is known so far, with a note on standard error. The shape of the JSON is on the page [addresses](addresses.md#the-json-of-civicstat-score).',
  publish:
    'Without a date: the city’s `asOf`, else today in the city. A board that says what the one published last for its date says is not published again. Every metric needs an `owner`.',
  assess:
    'Reads only. Its date defaults to the city’s `asOf`, else to today in the city. What counts as evidence is on the page [certification](../how-to/certification.md).',
  submit:
    'Judges the city’s own day. Prints the hash of the submission, which covers all its evidence.',
  'carry-over':
    'Prints each mapping with its reason and what becomes of each answer. A second time there is nothing left to take over.',
  submission: 'Without a hash it lists what was frozen. The zip file must not exist.',
  serve: 'Prints its address and runs until it is stopped with Ctrl+C or `SIGTERM`.',
  invite:
    'Somebody who has an account gets a new code for a lost password; the old password works until the code is used. The role of a new person is one of [the five](../how-to/let-people-in.md#roles).',
  verify: 'Exit code 1 when the number differs, or when no such receipt was published here.',
  rebuild: 'Changes no number. Use it when `doctor` says that the index of facts is not sound.',
  backup: 'Works while a server runs. A file of that name must not exist.',
  restore:
    'Checks every byte of the backup before it touches anything. The state store as it was is kept beside the new one.',
  doctor: 'Changes nothing. Exit code 1 when something is not sound.',
};

/** The page of all commands, from their declarations. */
export function commandsPage(): string {
  const program = declareProgram({
    version: '0',
    cwd: '/',
    out: () => {},
    err: () => {},
    start: () => {},
  });
  const chapters = program.commands.map((command) => chapter(command));
  return [opening, everywhere, ...chapters].join('\n');
}

function chapter(command: Program): string {
  const name = command.name();
  const words = command.registeredArguments.map((one) => `<${one.name()}>`);
  const required = command.options.filter((option) => option.mandatory).map((one) => one.flags);
  const usage = ['civicstat', name, ...words, ...required, '[options]'].join(' ');
  const own = command.options.filter((option) => option.long !== '--data');
  const settings = own.length === 0 ? '' : `\n${optionsTable(own)}`;
  const given =
    command.registeredArguments.length === 0
      ? ''
      : `\n${argumentsTable(command.registeredArguments)}`;
  const note = notes[name];
  if (note === undefined) throw new Error(`the command ${name} has no note in tools/docs`);
  return `## ${name}\n\n${command.description()}. ${note}\n\n\`\`\`text\n${usage}\n\`\`\`\n${given}${settings}\n${manners(name)}\n`;
}

function argumentsTable(list: readonly Argument[]): string {
  return table(
    ['argument', 'meaning'],
    list.map((one) => [`\`${one.name()}\``, sentence(one.description)]),
  );
}

function optionsTable(list: readonly Option[]): string {
  return table(
    ['option', 'meaning', 'default'],
    list.map((one) => [`\`${one.flags}\``, meaning(one), defaultOf(one)]),
  );
}

function meaning(option: Option): string {
  const choices = option.argChoices?.map((choice) => `\`${choice}\``).join(', ');
  return sentence(option.description) + (choices === undefined ? '' : ` One of ${choices}.`);
}

function defaultOf(option: Option): string {
  if (option.mandatory) return '**required**';
  return option.defaultValue === undefined ? 'none' : `\`${option.defaultValue}\``;
}

function sentence(text: string): string {
  return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}

const mannersOf = {
  freely: 'Changes nothing in the data folder, and runs beside other commands.',
  'in-turn': 'While a server runs, such commands take their turn, one after the other.',
  alone: 'While a server runs, other commands wait until this one is done. Public pages go on.',
  'in-parts':
    'While a server runs, it works beside other commands and takes its turn where it changes something.',
} as const;

/** How a command gets on with others. */
function manners(name: string): string {
  const command = commands.find((one) => one.name === name)!;
  if (name === 'serve') return 'Holds the data folder until it ends.';
  return command.kind === 'free' ? 'Needs no data folder.' : mannersOf[command.runs];
}
