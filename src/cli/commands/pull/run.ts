import { UserError } from '../../../model/index.ts';
import { loadCity } from '../../../pipeline/city.ts';
import {
  changesBoard,
  publishAfterLoad,
  pullAndTell,
} from '../../../pipeline/collect/after-pull.ts';
import type { Collecting } from '../../../pipeline/collect/contract.ts';
import { sendDueMails } from '../../../pipeline/collect/notify.ts';
import { sourcesOf } from '../../../pipeline/collect/sources.ts';
import type { Run } from '../../../state/contract-collecting.ts';
import type { FolderCommand, Session, Terminal } from '../../contract.ts';
import { needed, text } from '../../options.ts';
import { describePublishing, describeRun } from './describe.ts';

/**
 * What `civicstat pull` does: what a server's schedule does with a source, said on the terminal.
 * The board is published once, after the last source.
 */
export const run: FolderCommand['run'] = async (session, options, terminal) => {
  const city = needed(options.city);
  const given = text(options.source);
  const { report } = terminal;
  const sources = given === undefined ? await allOf(session, city, terminal) : [given];
  const { outside, stopping } = session;
  const collecting: Collecting = { outside, stopping, part: (work) => session.part(report, work) };
  const { actor, site } = await collecting.part(async (platform) => platform);
  const codes: number[] = [];
  let changed = false;
  for (const source of sources) {
    const order = { city, source, cause: 'person' as const, actor, scheduled: null, attempt: 1 };
    const run = await pullAndTell(collecting, order, report);
    terminal.out(describeRun(run, site));
    codes.push(codeOf(run));
    changed ||= changesBoard(run);
  }
  if (changed) codes.push(await publish(collecting, city, terminal));
  for (const fault of await sendDueMails(collecting))
    terminal.err(`A mail could not be sent: ${fault}\n`);
  return Math.max(...codes);
};

async function publish(collecting: Collecting, city: string, terminal: Terminal): Promise<number> {
  const published = await publishAfterLoad(collecting, city, terminal.report);
  terminal.out(describePublishing(published, city));
  return published === null || published === 'never-published' ? 0 : codeOf(published);
}

function allOf(session: Session, city: string, { report }: Terminal): Promise<string[]> {
  return session.part(report, async (platform) => {
    await loadCity(platform, city);
    const all = await sourcesOf(platform, city);
    if (all.length > 0) return all.map(({ slug }) => slug);
    throw new UserError({
      code: 'no-sources',
      message: 'The city has no sources yet',
      value: city,
      remedy: "Add them under sources: in the city's folder and apply it",
    });
  });
}

/** 0 done, 1 the world failed or a person must decide, 2 the city must mend something. */
function codeOf({ outcome }: Run): number {
  if (outcome === 'taken' || outcome === 'nothing-new') return 0;
  return outcome === 'refused' ? 2 : 1;
}
