import { completeQuarters, localDay } from '../../calendar/index.ts';
import { counted } from '../../certification/index.ts';
import type { EvidenceSource } from '../evidence-contract.ts';

/** What the deliveries show: each was checked before it was taken. */
export const deliveryEvidence: EvidenceSource = {
  measures: {
    /** In how many of the last four complete calendar quarters data were checked on entry. */
    'data-checked-quarters': ({ deliveries, city, until }) => {
      const quarters = completeQuarters(until, 4).map(({ first, last }) =>
        deliveries.filter(({ arrived }) => {
          const day = localDay(arrived, city.timeZone);
          return day >= first && day <= last;
        }),
      );
      const records = quarters.flatMap((arrived) => {
        const newest = arrived.at(-1);
        if (newest === undefined) return [];
        const day = localDay(newest.arrived, city.timeZone);
        const { name, rows } = newest;
        const phrase = { kind: 'deliveries', count: arrived.length, name, on: day, rows } as const;
        const href = `/${city.slug}/changes`;
        return [{ name: null, phrase, href, publicHref: href }];
      });
      return counted(quarters.filter((arrived) => arrived.length > 0).length, { records });
    },
  },
};
