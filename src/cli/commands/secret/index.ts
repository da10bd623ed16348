import { readFileSync } from 'node:fs';
import { UserError } from '../../../model/index.ts';
import type { FolderCommand } from '../../contract.ts';

/** `civicstat secret set|remove <source> <setting>`: keeps a password or token, sealed. */
export const secret: FolderCommand = {
  kind: 'folder',
  name: 'secret',
  runs: 'in-turn',
  needs: 'sound-stores',
  declare: (program, _cwd, start) => {
    program
      .command('secret')
      .description('Keep a password or token of a source, sealed; it is read from standard input')
      .addArgument(program.createArgument('<action>', 'what to do').choices(['set', 'remove']))
      .argument('<source>', 'the source')
      .argument('<setting>', 'the setting of its connector, for example password')
      .requiredOption('--city <slug>', 'the city')
      .action((action: string, source: string, setting: string, options) =>
        start({
          ...options,
          action,
          source,
          setting,
          ...(action === 'set' ? { given: given() } : {}),
        }),
      );
  },
  run: async (...asked) => (await import('./run.ts')).run(...asked),
};

/** Standard input up to its end, without the line's end that a shell adds. */
function given(): string {
  const text = readFileSync(0, 'utf8').replace(/\r?\n$/, '');
  if (text !== '' && text.length <= 10_000) return text;
  throw new UserError({
    code: 'no-secret',
    message: text === '' ? 'Standard input held no secret' : 'This is too long for a secret',
    remedy: 'Give it on standard input, for example: civicstat secret set … < password.txt',
  });
}
