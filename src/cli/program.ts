import { Command as Program } from 'commander';
import { commands } from './commands/index.ts';
import type { Command, Options } from './contract.ts';

/** What the declarations need of the world. */
export interface ProgramSettings {
  readonly version: string;
  readonly cwd: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Called with the command that was chosen and what was said to it. */
  readonly start: (command: Command, options: Options) => void;
}

/** The whole command line as commander's declarations; parsing ends by throwing, never by exit. */
export function declareProgram(settings: ProgramSettings): Program {
  const { version, cwd, out, err, start } = settings;
  const output = { writeOut: out, writeErr: err };
  const program = new Program('civicstat')
    .description('The performance platform for city government')
    .version(version)
    .option('--data <folder>', 'the data folder (or CIVICSTAT_DATA)')
    .exitOverride()
    .configureOutput(output);
  for (const command of commands) {
    command.declare(program, cwd, (options) => start(command, options));
  }
  for (const sub of program.commands) {
    sub.exitOverride().configureOutput(output);
    sub.option('--data <folder>', 'the data folder (or CIVICSTAT_DATA)');
  }
  return program;
}
