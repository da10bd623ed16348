import { applyFolder } from '../../../pipeline/apply.ts';
import { describeCollecting } from '../../../pipeline/collect/plan.ts';
import { describePlan } from '../../../pipeline/definitions/index.ts';
import { describeRegisters } from '../../../pipeline/registers/apply-registers.ts';
import type { FolderCommand } from '../../contract.ts';
import { needNoFile } from '../../given-file.ts';
import { needed } from '../../options.ts';

/** What `civicstat apply` does. */
export const run: FolderCommand['run'] = async ({ platform, outside }, options, terminal) => {
  const dryRun = options.dryRun === true;
  const folder = needed(options.folder);
  const shown = needed(options.shown);
  await needNoFile(folder, shown);
  const { city, plan, collecting, registers, notices } = await applyFolder(
    platform,
    { folder, shown, dryRun },
    outside.connectors,
  );
  for (const notice of notices) terminal.out(`Note: ${notice}\n`);
  const count = plan.length + collecting.length + registers.length;
  if (plan.length > 0 || count === 0) terminal.out(`${describePlan(plan)}\n`);
  terminal.out(describeCollecting(collecting));
  if (registers.length > 0) terminal.out(`${describeRegisters(registers)}\n`);
  if (count === 0) return 0;
  const changes = count === 1 ? '1 change' : `${count} changes`;
  terminal.out(
    dryRun
      ? `Dry run: ${changes} to ${city}, nothing applied.\n`
      : `Applied ${changes} to ${city}.\n`,
  );
  return 0;
};
