import type { EntryFault } from '../pipeline/registers/faults.ts';
import type { FormFault } from '../web/form.tsx';
import type { Language } from '../web/language/index.ts';
import { sharedWords } from '../web/words/index.ts';

/** What is wrong with a typed entry, as its form shows it. */
export function entryFaults(faults: readonly EntryFault[], language: Language): FormFault[] {
  const words = sharedWords(language).faults;
  return faults.map(({ key, code, near }) => {
    const fault = words[code];
    // The slug is made from what was typed, and has no field.
    const field = key === 'slug' ? null : key;
    return { field, message: near === null ? fault : words.near({ fault, near }) };
  });
}
