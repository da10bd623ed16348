import { roles } from '../../../model/index.ts';
import type { FolderCommand } from '../../contract.ts';

/** `civicstat invite`: a one-time code for a new account, or for one whose password was lost. */
export const invite: FolderCommand = {
  kind: 'folder',
  name: 'invite',
  runs: 'in-turn',
  needs: 'stores',
  declare: (program, _cwd, start) => {
    program
      .command('invite')
      .description('Print a one-time code with which a person sets a password')
      .argument('<email>', 'what the person signs in with; a known one gets a new code')
      .option('--name <name>', 'the name of a new person')
      .option('--role <role>', `the role of a new person: ${roles.join(', ')}`)
      .option('--city <slug>', 'the city of that role; default: every city')
      .option('--department <slug>', 'the department of that role; default: every department')
      .action((email, options) => start({ ...options, email }));
  },
  run: async (...asked) => (await import('./run.ts')).run(...asked),
};
