import { changePassword } from '../../pipeline/access/people.ts';
import type { FormFault } from '../../web/form.tsx';
import type { DeskAnswer, DeskFeature, Visit } from '../desk-contract.ts';
import { AccountPage } from './account.page.tsx';
import { faultWords, words } from './words.ts';

/** `/{city}/desk/account`: one's own password and sessions. */
export const account: DeskFeature = {
  name: 'account',
  menu: { label: words.menu, path: '/account', action: 'desk.see' },
  routes: [
    {
      method: 'get',
      path: '/account',
      action: 'desk.see',
      handle: async (visit) => accountPage(visit, []),
    },
    { method: 'post', path: '/account', action: 'desk.see', handle: changeAccount },
  ],
};

function accountPage(visit: Visit, faults: readonly FormFault[]): DeskAnswer {
  const page = <AccountPage visit={visit} faults={faults} />;
  return { page, status: faults.length === 0 ? 200 : 422 };
}

async function changeAccount(visit: Visit): Promise<DeskAnswer> {
  const { form, person, random, stores } = visit;
  const typed = (name: string) => form.get(name) ?? '';
  if (form.get('do') === 'end') {
    await stores.freely(({ state }) => state.access.endAccess(person.slug));
    return { redirect: '/sign-in' };
  }
  const given = {
    current: typed('current'),
    password: typed('password'),
    repeated: typed('repeated'),
  };
  const fault = await stores.freely(({ state, clock }) =>
    changePassword({ state, clock, random }, person, given),
  );
  return fault === null ? { redirect: '/sign-in' } : accountPage(visit, [faultWords[fault]]);
}
