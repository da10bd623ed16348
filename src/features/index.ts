import { about } from './about/routes.tsx';
import { account } from './account/index.tsx';
import { cases } from './cases/index.tsx';
import { certificationDesk } from './certification/desk/index.tsx';
import { certification } from './certification/routes.tsx';
import { changes } from './changes/routes.tsx';
import type { Feature } from './contract.ts';
import { deliveries } from './deliveries/index.tsx';
import { desk } from './desk/index.tsx';
import type { DeskFeature } from './desk-contract.ts';
import { entry } from './entry/index.tsx';
import { groups } from './groups/routes.tsx';
import { metrics } from './metrics/routes.tsx';
import { people } from './people/index.tsx';
import { receipts } from './receipts/routes.tsx';
import { registersDesk } from './registers/desk.tsx';
import { scoreboard } from './scoreboard/routes.tsx';
import { sources } from './sources/index.tsx';
import { upload } from './upload/index.tsx';

export const features: readonly Feature[] = [
  scoreboard,
  groups,
  metrics,
  receipts,
  changes,
  certification,
  about,
];

/** What staff do, in the order of the desk's menu. */
export const deskFeatures: readonly DeskFeature[] = [
  desk,
  entry,
  upload,
  deliveries,
  cases,
  sources,
  registersDesk,
  certificationDesk,
  people,
  account,
];
