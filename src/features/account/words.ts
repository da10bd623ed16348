import type { PasswordChangeFault } from '../../pipeline/access/people.ts';
import { newPasswordFaults } from '../../web/new-password.tsx';

/** The words of one's own account. */
export const words = {
  menu: 'My account',
  title: 'My account',
  change: 'Change the password',
  changeHint: 'Afterwards you are signed out everywhere, and sign in with the new one.',
  current: 'Present password',
  button: 'Change the password',
  everywhere: 'Sign out everywhere',
  everywhereHint: 'Ends your sessions on every device, this one too.',
} as const;

export const faultWords: Readonly<
  Record<PasswordChangeFault, { readonly field: string; readonly message: string }>
> = {
  'wrong-password': { field: 'current', message: 'This is not your present password.' },
  ...newPasswordFaults,
};
