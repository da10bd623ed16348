import { diagnose } from '../../../pipeline/doctor.ts';
import type { FolderCommand } from '../../contract.ts';

const verdicts = { sound: 'sound  ', mended: 'MENDED ', broken: 'BROKEN ' } as const;

/** `civicstat doctor`: looks at everything that can go wrong in a data folder; changes nothing. */
export const doctor: FolderCommand = {
  kind: 'folder',
  name: 'doctor',
  runs: 'in-turn',
  needs: 'stores',
  declare: (program, _cwd, start) => {
    program
      .command('doctor')
      .description('Check the data folder: lock, audit chain, checksums, versions')
      .action(() => start({}));
  },
  run: async ({ platform, folder, tellMended }, _options, terminal) => {
    const diagnoses = await diagnose(platform, folder.root, tellMended(), terminal.report);
    terminal.out(`Data folder ${folder.root}\n`);
    for (const one of diagnoses) {
      terminal.out(`${verdicts[one.verdict]} ${one.check}: ${one.detail}\n`);
      if (one.remedy !== null) terminal.out(`        ${one.remedy}\n`);
    }
    return diagnoses.every((one) => one.verdict === 'sound') ? 0 : 1;
  },
};
