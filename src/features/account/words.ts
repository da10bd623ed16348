import type { PasswordChangeFault } from '../../pipeline/access/people.ts';

/** The words of one's own account. */
export const words = {
  menu: 'My account',
  title: 'My account',
  change: 'Change the password',
  changeHint: 'Afterwards you are signed out everywhere, and sign in with the new one.',
  current: 'Present password',
  password: 'New password',
  passwordHint: 'At least 12 characters. Four unrelated words are good.',
  repeated: 'New password again',
  button: 'Change the password',
  everywhere: 'Sign out everywhere',
  everywhereHint: 'Ends your sessions on every device, this one too.',
} as const;

export const faultWords: Readonly<
  Record<PasswordChangeFault, { readonly field: string; readonly message: string }>
> = {
  'wrong-password': { field: 'current', message: 'This is not your present password.' },
  'too-short': { field: 'password', message: 'The password needs at least 12 characters.' },
  'too-long': { field: 'password', message: 'The password has more than 256 characters.' },
  'too-simple': {
    field: 'password',
    message: 'This password is easy to guess: it is your name or a few characters repeated.',
  },
  'passwords-differ': { field: 'repeated', message: 'The two passwords differ. Type both again.' },
};
