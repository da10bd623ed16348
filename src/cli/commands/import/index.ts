import { open, readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import {
  type Mapping,
  readMapping,
  standardMapping,
  toolkitMapping,
} from '../../../formats/index.ts';
import { type DeliveryKind, deliveryKinds, UserError } from '../../../model/index.ts';
import { deliver } from '../../../pipeline/deliver.ts';
import type { FolderCommand } from '../../contract.ts';
import { needFile } from '../../given-file.ts';
import { needed, text } from '../../options.ts';
import { describeDelivered } from './describe.ts';

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
      .argument('<file>', 'a CSV file of observations or targets')
      .requiredOption('--city <slug>', 'the city')
      .addOption(
        program
          .createOption('--as <kind>', 'what the file holds; default: told from its header')
          .choices(deliveryKinds),
      )
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
  run: async ({ platform }, options, terminal) => {
    const path = needed(options.file);
    const shown = needed(options.shown);
    const mapping = await mappingOf(text(options.mapping), text(options.mappingFile));
    await needFile(path, shown);
    const kind = (text(options.as) as DeliveryKind | undefined) ?? (await kindOf(path, mapping));
    const delivered = await deliver(
      platform,
      {
        city: needed(options.city),
        path,
        name: basename(shown),
        kind,
        mapping,
        dryRun: options.dryRun === true,
      },
      terminal.report,
    );
    terminal.out(describeDelivered(delivered, kind));
    return 0;
  },
};

async function mappingOf(name: string | undefined, file: string | undefined): Promise<Mapping> {
  if (name === undefined) return standardMapping;
  if (name === 'toolkit') return toolkitMapping;
  await needFile(file!, name);
  const mapping = readMapping(await readFile(file!, 'utf8'), name);
  if (Array.isArray(mapping)) throw new UserError(mapping);
  return mapping as Mapping;
}

/** Tells observations from targets by the header's column names. */
async function kindOf(path: string, mapping: Mapping): Promise<DeliveryKind> {
  if (!mapping.header) return 'observations';
  const header = await firstBytes(path);
  const names = header
    .split(/\r\n|\r|\n/, 1)[0]!
    .split(mapping.delimiter)
    .map((cell) =>
      cell
        .replaceAll(/[\uFEFF"]/g, '')
        .trim()
        .toLowerCase(),
    );
  const target = String(mapping.columns.target ?? 'target').toLowerCase();
  return names.includes(target) ? 'targets' : 'observations';
}

async function firstBytes(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
