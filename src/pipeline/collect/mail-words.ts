import { formatInstant } from '../../calendar/index.ts';
import type { Instant } from '../../model/index.ts';
import type { Run } from '../../state/contract-collecting.ts';
import type { Source } from './source.ts';
import type { Standing } from './standing.ts';

/** What a mail says. */
export interface MailText {
  readonly subject: string;
  readonly body: string;
}

interface Place {
  readonly city: string;
  /** The address of the site; null: not said. */
  readonly site: string | null;
  readonly zone: string;
}

const toTheMinute = (instant: Instant, zone: string) =>
  formatInstant(Math.floor(instant / 60_000_000) * 60_000_000, zone)
    .replace('T', ' ')
    .slice(0, 16);

const outcomes: Readonly<Partial<Record<Run['outcome'], string>>> = {
  held: 'A load waits for you to look at it',
  refused: 'A load was refused: something must be corrected',
  failed: 'It could not be read, after several attempts',
};

const meanwhile = 'Until then all numbers stay as they are, and the board says how old they are.';

function where({ city, site }: Place, path: string): string {
  return `Look at it on the desk: ${site ?? ''}/${city}/desk/${path}`;
}

/** A run that needs somebody. */
export function runMail(place: Place, source: Source, run: Run): MailText {
  const said = outcomes[run.outcome] ?? run.outcome;
  const path = run.outcome === 'held' ? `held/${run.id}` : `sources/${source.slug}`;
  return {
    subject: `${source.title}: ${said}`,
    body: [`${said}.`, ...run.notes.slice(0, 20), meanwhile, where(place, path)].join('\n\n'),
  };
}

/** A source that did not run, or did not end, in its time. */
export function lateMail(place: Place, source: Source, since: Instant): MailText {
  const when = toTheMinute(since, place.zone);
  return {
    subject: `${source.title}: it is late`,
    body: [
      `It should have been read at ${when} and has not been taken in ${source.graceMinutes} minutes later.`,
      meanwhile,
      where(place, `sources/${source.slug}`),
    ].join('\n\n'),
  };
}

/** A board that could not be published. */
export function publishMail(place: Place, run: Run): MailText {
  return {
    subject: 'The board could not be published',
    body: ['The board of today could not be published.', ...run.notes.slice(0, 20)]
      .concat('The board before it stays.', where(place, 'sources'))
      .join('\n\n'),
  };
}

/** How all sources stand, once a day. */
export function digestMail(place: Place, all: readonly Standing[]): MailText {
  const { city, zone } = place;
  const lines = all.map(({ source, good, held, paused, lateSince, runs }) => {
    const last = good === null ? 'never taken in' : `last good ${toTheMinute(good.started, zone)}`;
    const trouble =
      held !== null
        ? 'HELD'
        : paused
          ? 'paused'
          : lateSince !== null
            ? 'LATE'
            : runs[0]?.outcome === 'refused' || runs[0]?.outcome === 'failed'
              ? runs[0].outcome.toUpperCase()
              : 'well';
    return `${source.title}: ${trouble}, ${last}`;
  });
  const troubled = lines.filter((line) => !/: (well|paused), /.test(line)).length;
  const counted = troubled === 0 ? 'all sources are well' : `${troubled} of ${all.length} need you`;
  return {
    subject: `Sources of ${city}: ${counted}`,
    body: [...lines, '', where(place, 'sources')].join('\n'),
  };
}
