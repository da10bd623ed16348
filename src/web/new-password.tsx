import type { JSX } from 'preact';
import { Field, type FormFault } from './form.tsx';

/** The two fields in which somebody chooses a password: `password`, and `repeated` to be sure. */
export function NewPassword({ faults }: { readonly faults: readonly FormFault[] }): JSX.Element {
  return (
    <>
      <Field
        name="password"
        label="New password"
        hint="At least 12 characters. Four unrelated words are good."
        type="password"
        autocomplete="new-password"
        faults={faults}
        required
      />
      <Field
        name="repeated"
        label="New password again"
        type="password"
        autocomplete="new-password"
        faults={faults}
        required
      />
    </>
  );
}

/** What is wrong with a chosen password, and the field it stands in. */
export const newPasswordFaults = {
  'too-short': { field: 'password', message: 'The password needs at least 12 characters.' },
  'too-long': { field: 'password', message: 'The password has more than 256 characters.' },
  'too-simple': {
    field: 'password',
    message: 'This password is easy to guess: it is your name or a few characters repeated.',
  },
  'passwords-differ': { field: 'repeated', message: 'The two passwords differ. Type both again.' },
} as const;
