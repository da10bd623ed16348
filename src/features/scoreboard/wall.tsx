import { localDay } from '../../calendar/index.ts';
import type { BoardEntry, CityIndex } from '../../model/index.ts';
import { addressFor, readerOf } from '../../web/language/index.ts';
import { renderDocument } from '../../web/layout.tsx';
import { boardReport } from '../boards/report.ts';
import type { FeatureContext, Page } from '../contract.ts';
import { readEntry } from '../published.ts';
import { neighbourhood } from './comparison.ts';
import { quarterHourOf } from './quarter-hour.ts';
import { readScoreboard } from './report.ts';
import { WallDisplay } from './wall.page.tsx';
import { wallPages } from './wall-pages.ts';

/** How long a screen stays: time to read two columns. */
const secondsOnScreen = 30;

/** A screen of the wall, and the `Refresh` header that turns to the next; null where it is held. */
export interface WallAnswer {
  readonly page: Page;
  readonly refresh: string | null;
}

/**
 * The screen that a query asks for; a number that is none, or beyond the last, is the first: a new
 * board may have fewer screens. The header turns pages without a script, also into a new board.
 */
export async function wallAnswer(
  context: FeatureContext,
  query: Readonly<Record<string, unknown>>,
  { index, entry }: { readonly index: CityIndex; readonly entry: BoardEntry },
): Promise<WallAnswer> {
  const published = await readEntry(context, index, entry);
  const count = wallPages(boardReport(published)).length;
  const asked = Number(query.page);
  const number = Number.isInteger(asked) && asked >= 1 && asked <= count ? asked : 1;
  const held = query.hold === 'yes';
  const now = context.clock();
  // The header has no reader of its own: only a language in the address is kept.
  const next = addressFor(
    `/${index.city}?display=wall&page=${(number % count) + 1}`,
    readerOf(query, undefined),
  );
  return {
    refresh: held ? null : `${secondsOnScreen}; url=${next}`,
    page: {
      key: `board wall ${neighbourhood(index, entry)} ${quarterHourOf(now)} ${number} ${held}`,
      type: 'html',
      render: async (reader) => {
        const report = await readScoreboard(context, published);
        const today = localDay(now, published.city.timeZone);
        return renderDocument(
          <WallDisplay {...{ frame: context.frame, report, today, number, held }} />,
          reader,
        );
      },
    },
  };
}
