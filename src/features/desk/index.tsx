import { silentReport } from '../../pipeline/platform.ts';
import { publish } from '../../pipeline/publish.ts';
import type { DeskAnswer, DeskFeature, Visit } from '../desk-contract.ts';
import { HomePage } from './home.page.tsx';
import { words } from './words.ts';

/** `/{city}/desk`: the first page behind the sign-in, and the board's publication by hand. */
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
    { method: 'post', path: '/publish', action: 'board.publish', handle: publishNow },
  ],
};

async function publishNow({ stores, city, today }: Visit): Promise<DeskAnswer> {
  const question = { city: city.slug, dates: [today], knownOn: null };
  const { published } = await stores.inTurn((platform) =>
    publish(platform, question, silentReport),
  );
  const done = published.length > 0 ? 'published' : 'unchanged';
  return { redirect: `/${city.slug}/desk?done=${done}` };
}
