import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  type Mapping,
  readMapping,
  recogniseFile,
  standardMapping,
  toolkitMapping,
} from '../../../formats/index.ts';
import { type DeliveryKind, UserError } from '../../../model/index.ts';
import { deliver } from '../../../pipeline/deliver.ts';
import type { FolderCommand } from '../../contract.ts';
import { needFile } from '../../given-file.ts';
import { needed, text } from '../../options.ts';
import { describeDelivered } from './describe.ts';

/** What `civicstat import` does. */
export const run: FolderCommand['run'] = async ({ platform }, options, terminal) => {
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
