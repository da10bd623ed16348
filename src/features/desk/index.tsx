import type { DeskFeature } from '../desk-contract.ts';
import { HomePage } from './home.page.tsx';
import { words } from './words.ts';

/** `/{city}/desk`: the first page behind the sign-in. */
export const desk: DeskFeature = {
  name: 'desk',
  menu: { label: words.menu, path: '', action: 'desk.see' },
  routes: [
    {
      method: 'get',
      path: '',
      action: 'desk.see',
      handle: async (visit) => ({ page: <HomePage visit={visit} /> }),
    },
  ],
};
