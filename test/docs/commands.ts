import { declareProgram } from '../../src/cli/program.ts';
import type { Page } from './markdown.ts';

const program = declareProgram({
  version: '0',
  cwd: '/',
  out: () => {},
  err: () => {},
  start: () => {},
});
const optionsOf = new Map(
  program.commands.map((command) => [
    command.name(),
    new Set(command.options.map((option) => option.long)),
  ]),
);
const startOptions = ['--port', '--host', '--data'];

/** Commands and options that a page names and that the program does not have. */
export function unknownCommands({ text }: Page): string[] {
  const code = [
    ...text.matchAll(/^```(?:sh|text|ini)[^\n]*\n([\s\S]*?)^```/gm),
    ...text.matchAll(/`([^`\n]+)`/g),
  ].map((match) => match[1]!.replaceAll('\\\n', ' '));
  return code.flatMap((one) => [...calls(one), ...bareOptions(one)]);
}

function calls(code: string): string[] {
  const named = code.matchAll(
    /(?:\bcivicstat -- |(?<!exec |[\w/])civicstat |\bapp\.js )([a-z]+(?:-[a-z]+)*)\b([^\n&;|]*)/g,
  );
  return [...named].flatMap(([call, name, rest]) => {
    const known = optionsOf.get(name!);
    if (known === undefined) return [call!];
    return optionsIn(rest!)
      .filter((option) => !known.has(option))
      .map((option) => `${name} ${option}`);
  });
}

/** `--known-on now` by itself must be an option of some command. */
function bareOptions(code: string): string[] {
  const start = /^npm start --( .*)$/.exec(code)?.[1];
  if (start !== undefined) return optionsIn(start).filter((one) => !startOptions.includes(one));
  const all = [...optionsOf.values()];
  return /^--[a-z]/.test(code)
    ? optionsIn(` ${code}`).filter((option) => !all.some((known) => known.has(option)))
    : [];
}

function optionsIn(text: string): string[] {
  return [...text.matchAll(/ (--[a-z][a-z-]*)/g)].map((match) => match[1]!);
}
