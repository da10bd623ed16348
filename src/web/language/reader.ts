import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Reader, usualReader } from './choice.ts';
import type { Language } from './languages.ts';

/** Who reads the page that is being rendered; `renderDocument` says so once. */
export const ReaderContext = createContext<Reader>(usualReader);

export function useReader(): Reader {
  return useContext(ReaderContext);
}

export function useLanguage(): Language {
  return useContext(ReaderContext).language;
}
