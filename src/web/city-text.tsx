import type { ComponentChild } from 'preact';
import { cityLanguage, languageFacts, useLanguage } from './language/index.ts';

/** The `lang` of what a city wrote; left out where the page is in the same language. */
export function useCityTag(): string | undefined {
  return useLanguage() === cityLanguage ? undefined : languageFacts[cityLanguage].tag;
}

/** A text that the city wrote: on pages in another language it says in which one it is. */
export function CityText({ children }: { readonly children: string }): ComponentChild {
  const tag = useCityTag();
  return tag === undefined ? children : <span lang={tag}>{children}</span>;
}
