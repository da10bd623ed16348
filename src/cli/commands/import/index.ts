import { resolve } from 'node:path';
import { deliveryKinds } from '../../../model/index.ts';
import type { FolderCommand } from '../../contract.ts';

/** `civicstat import <file>`: takes a file in, whole or not at all. */
export const importCommand: FolderCommand = {
  kind: 'folder',
  name: 'import',
  runs: 'in-turn',
  needs: 'sound-stores',
  declare: (program, cwd, start) => {
    program
      .command('import')
      .description('Take a file in, whole or not at all')
      .argument(
        '<file>',
        'observations or targets: CSV, Excel workbook, JSON, JSON lines or Parquet; events: CSV, JSON lines or Parquet, also packed by gzip',
      )
      .requiredOption('--city <slug>', 'the city')
      .addOption(
        program
          .createOption('--as <kind>', 'what the file holds; default: told from its header')
          .choices(deliveryKinds),
      )
      .option('--dataset <slug>', "the dataset of events; default: the city's only one")
      .option(
        '--mapping <file>',
        'how to read the file: a mapping file, or "toolkit" for the 2016 form',
      )
      .option('--dry-run', 'show what would change and change nothing')
      .action((shown: string, options) =>
        start({
          ...options,
          shown,
          file: resolve(cwd, shown),
          mappingFile:
            typeof options.mapping === 'string' ? resolve(cwd, options.mapping) : undefined,
        }),
      );
  },
  run: async (...asked) => (await import('./run.ts')).run(...asked),
};
