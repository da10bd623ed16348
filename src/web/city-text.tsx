import type { ComponentChild } from 'preact';
import { cityLanguage, languageFacts, useLanguage } from './language/index.ts';

/** A text that the city wrote: on pages in another language it says in which one it is. */
export function CityText({ children }: { readonly children: string }): ComponentChild {
  const isForeign = useLanguage() !== cityLanguage;
  return isForeign ? <span lang={languageFacts[cityLanguage].tag}>{children}</span> : children;
}
