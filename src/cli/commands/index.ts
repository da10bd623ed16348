import type { Command } from '../contract.ts';
import { apply } from './apply/index.ts';
import { assess } from './assess/index.ts';
import { backup } from './backup/index.ts';
import { carryOver } from './carry-over/index.ts';
import { doctor } from './doctor/index.ts';
import { importCommand } from './import/index.ts';
import { init } from './init/index.ts';
import { invite } from './invite/index.ts';
import { publish } from './publish/index.ts';
import { pull } from './pull/index.ts';
import { rebuild } from './rebuild/index.ts';
import { restore } from './restore/index.ts';
import { score } from './score/index.ts';
import { secret } from './secret/index.ts';
import { serve } from './serve/index.ts';
import { submission } from './submission/index.ts';
import { submit } from './submit/index.ts';
import { undo } from './undo/index.ts';
import { verify } from './verify/index.ts';

/** Every command, in the order in which help lists them. */
export const commands: readonly Command[] = [
  init,
  apply,
  importCommand,
  undo,
  pull,
  secret,
  score,
  publish,
  assess,
  submit,
  submission,
  carryOver,
  serve,
  invite,
  verify,
  rebuild,
  backup,
  restore,
  doctor,
];
