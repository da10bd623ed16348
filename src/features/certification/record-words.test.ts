import { describe, expect, it } from 'vitest';
import { phraseWords, recordTitle } from './record-words.ts';

describe('what is said of a record', () => {
  it('is said in the language of the page', () => {
    const phrase = { kind: 'role', holder: 'Ana Lima', from: '2026-01-02', until: null } as const;
    expect(phraseWords(phrase, 'en')).toBe('held by Ana Lima since January 2, 2026');
    expect(phraseWords(phrase, 'es')).toBe('a cargo de Ana Lima desde el 2 de enero de 2026');
    expect(phraseWords({ ...phrase, until: '2026-03-04' }, 'es')).toBe(
      'a cargo de Ana Lima del 2 de enero de 2026 al 4 de marzo de 2026',
    );
    const training = { kind: 'training', on: '2026-03-04', completions: 1 } as const;
    expect(phraseWords(training, 'es')).toBe('completada por 1 persona el 4 de marzo de 2026');
  });

  it('stands after the name that people typed, or alone', () => {
    const phrase = { kind: 'meeting', on: '2026-03-04' } as const;
    expect(recordTitle({ name: 'Stat', phrase })).toBe('Stat, meeting of March 4, 2026');
    expect(recordTitle({ name: 'Stat', phrase: null })).toBe('Stat');
    const log = { kind: 'audit-log', entries: 3 } as const;
    expect(recordTitle({ name: null, phrase: log })).toBe('Audit log sound, 3 entries');
  });
});
