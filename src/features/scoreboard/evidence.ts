import { completeQuarters, localDay } from '../../calendar/index.ts';
import { counted } from '../../certification/index.ts';
import type { EvidenceSource } from '../evidence-contract.ts';

/** What the log of publications shows. */
export const publicationEvidence: EvidenceSource = {
  measures: {
    /** In how many of the last four complete calendar quarters a board was published. */
    'publication-quarters': ({ published, city, until }) => {
      const quarters = completeQuarters(until, 4).map(({ first, last }) =>
        published.filter(({ publishedAt }) => {
          const day = localDay(publishedAt, city.timeZone);
          return day >= first && day <= last;
        }),
      );
      const records = quarters.flatMap((boards) => {
        const newest = boards.at(-1);
        if (newest === undefined) return [];
        const publishedOn = localDay(newest.publishedAt, city.timeZone);
        const phrase = { kind: 'board', date: newest.date, publishedOn } as const;
        const href = `/${city.slug}/on/${newest.date}`;
        return [{ name: null, phrase, href, publicHref: href }];
      });
      return counted(quarters.filter((boards) => boards.length > 0).length, { records });
    },
  },
};
