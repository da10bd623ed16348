import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import {
  type Mapping,
  readMapping,
  recogniseFile,
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
  run: async ({ platform }, options, terminal) => {
    const path = needed(options.file);
    const shown = needed(options.shown);
    const given = await mappingOf(text(options.mapping), text(options.mappingFile));
    await needFile(path, shown);
    const dataset = text(options.dataset);
    const chosen = text(options.as) ?? (dataset === undefined ? undefined : 'events');
    const found = chosen === 'events' ? null : await recogniseFile(path, given);
    if (found !== null && found.said !== null) terminal.report.say(found.said);
    const kind = (chosen as DeliveryKind | undefined) ?? found?.kind ?? 'observations';
    const mapping = found?.mapping ?? given ?? standardMapping;
    if (dataset !== undefined && kind !== 'events') throw datasetWithoutEvents(kind);
    const delivered = await deliver(
      platform,
      {
        city: needed(options.city),
        path,
        name: basename(shown),
        kind,
        ...(dataset === undefined ? {} : { dataset }),
        mapping,
        dryRun: options.dryRun === true,
      },
      terminal.report,
    );
    terminal.out(describeDelivered(delivered, kind));
    return 0;
  },
};

function datasetWithoutEvents(kind: DeliveryKind): UserError {
  return new UserError({
    code: 'dataset-without-events',
    message: `A file of ${kind} belongs to no dataset`,
    remedy: 'Leave --dataset out, or import with --as events',
  });
}

async function mappingOf(
  name: string | undefined,
  file: string | undefined,
): Promise<Mapping | null> {
  if (name === undefined) return null;
  if (name === 'toolkit') return toolkitMapping;
  await needFile(file!, name);
  const mapping = readMapping(await readFile(file!, 'utf8'), name);
  if (Array.isArray(mapping)) throw new UserError(mapping);
  return mapping as Mapping;
}
