import { diagnose } from '../../../pipeline/doctor.ts';
import type { FolderCommand } from '../../contract.ts';

const verdicts = { sound: 'sound  ', mended: 'MENDED ', broken: 'BROKEN ' } as const;

/** What `civicstat doctor` does. */
export const run: FolderCommand['run'] = async (
  { platform, folder, tellMended },
  _options,
  terminal,
) => {
  const diagnoses = await diagnose(platform, folder.root, tellMended(), terminal.report);
  terminal.out(`Data folder ${folder.root}\n`);
  for (const one of diagnoses) {
    terminal.out(`${verdicts[one.verdict]} ${one.check}: ${one.detail}\n`);
    if (one.remedy !== null) terminal.out(`        ${one.remedy}\n`);
  }
  return diagnoses.every((one) => one.verdict === 'sound') ? 0 : 1;
};
