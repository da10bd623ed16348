import { resolve } from 'node:path';
import { languages, usualLanguage } from '../../../web/language/index.ts';
import type { FolderCommand } from '../../contract.ts';

/** `civicstat submission`: lists frozen submissions, reads one again, writes it as a zip file. */
export const submission: FolderCommand = {
  kind: 'folder',
  name: 'submission',
  runs: 'freely',
  needs: 'sound-stores',
  declare: (program, cwd, start) => {
    program
      .command('submission')
      .description('List frozen submissions; or check all hashes of one, exit 1 when one differs')
      .argument('[hash]', 'the submission, by the beginning of its hash')
      .requiredOption('--city <slug>', 'the city')
      .option('--export <file>', 'write it as a zip file, one folder a criterion')
      .addOption(
        program
          .createOption('--lang <language>', 'the language of the exported pages')
          .choices([...languages])
          .default(usualLanguage),
      )
      .action((hash: string | undefined, options) => {
        const file = options.export === undefined ? {} : { file: resolve(cwd, options.export) };
        start({ ...options, ...file, ...(hash === undefined ? {} : { hash }) });
      });
  },
  run: async (...asked) => (await import('./run.ts')).run(...asked),
};
