import { rebuild as rebuildIndex } from '../../../pipeline/rebuild.ts';
import type { FolderCommand } from '../../contract.ts';

/** What `civicstat rebuild` does. */
export const run: FolderCommand['run'] = async ({ platform, tellMended }, _options, terminal) => {
  const wasDamaged = tellMended() !== null;
  const { before: found, after } = await rebuildIndex(platform, terminal.report);
  const before = wasDamaged ? null : found;
  const equal = before?.checksum === after.checksum;
  terminal.out(
    before === null
      ? 'Before: damaged, could not be read\n'
      : `Before: ${before.rows} rows, checksum ${before.checksum}\n`,
  );
  terminal.out(`After:  ${after.rows} rows, checksum ${after.checksum}\n`);
  terminal.out(
    equal
      ? 'The checksums are equal.\n'
      : 'The index had differed from the deliveries; it is right now.\n',
  );
  return 0;
};
