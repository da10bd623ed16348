import type { RedemptionFault } from '../../pipeline/access/code.ts';
import { newPasswordFaults } from '../../web/new-password.tsx';

/** The words of signing in. */
export const words = {
  title: 'Sign in',
  lead: 'For city staff. The board itself needs no sign-in.',
  email: 'E-mail',
  password: 'Password',
  submit: 'Sign in',
  refused: 'E-mail and password do not go together, or the account is not active.',
  refusedRemedy:
    'Check both. If you have forgotten the password, an administrator gives you a new code.',
  wait: (minutes: number) =>
    minutes === 1
      ? 'Too many attempts. Try again in a minute.'
      : `Too many attempts. Try again in ${minutes} minutes.`,
  haveCode: 'I have a one-time code',
  codeTitle: 'Use a one-time code',
  codeLead: 'An administrator gave you a code, or the server printed one when it first started.',
  code: 'Code',
  codeHint: 'Sixteen letters and digits, for example 7Q2M-0XKD-R4TB-9ZHC.',
  next: 'Continue',
  unknownCode: 'This code is not valid: mistyped, used already, or older than three days.',
  firstTitle: 'Become the first administrator',
  firstLead: 'Nobody can sign in here yet. You will be able to invite all others.',
  passwordTitle: (name: string) => `${name}, choose your password`,
  name: 'Name',
  nameHint: 'As your colleagues know you. It stands beside everything that you change.',
  setPassword: 'Set the password and sign in',
  signedIn: (name: string) => `You are signed in as ${name}.`,
  desks: 'Your desks:',
  noDesk: 'You have no role in any city here. Ask an administrator.',
  signOut: 'Sign out',
} as const;

/** What is wrong with what was typed beside a code, and the field it stands in. */
export const redemptionFaults: Readonly<
  Record<RedemptionFault, { readonly field: string; readonly message: string }>
> = {
  'name-missing': { field: 'name', message: 'Type your name, up to 120 characters.' },
  'email-malformed': {
    field: 'email',
    message: 'Type an e-mail address, for example ana@city.gov.',
  },
  'email-taken': { field: 'email', message: 'Somebody has this e-mail address already.' },
  ...newPasswordFaults,
};
