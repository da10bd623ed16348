import type { CityIndex } from '../../model/index.ts';
import { NotFound } from '../contract.ts';
import { boardsWords } from './words/index.ts';

/** What several pages answer where there is nothing. */
export function noDate(): NotFound {
  return new NotFound(
    (language) => boardsWords(language).absent.date,
    (language) => boardsWords(language).absent.howDate,
  );
}

export function noFeed(city: string): NotFound {
  return new NotFound(
    (language) => boardsWords(language).absent.feed,
    (language) => boardsWords(language).absent.feedAt({ address: `/${city}/changes.atom` }),
  );
}

export function noCity(): NotFound {
  return new NotFound(
    (language) => boardsWords(language).absent.city,
    (language) => boardsWords(language).absent.cities,
  );
}

export function noBoardYet(index: Pick<CityIndex, 'city' | 'name'>): NotFound {
  return new NotFound(
    (language) => boardsWords(language).absent.board({ city: index.name }),
    (language) => boardsWords(language).absent.newest({ address: `/${index.city}` }),
  );
}
