import { UserError } from '../../../model/index.ts';
import { loadCity } from '../../../pipeline/city.ts';
import { pull as pullSource } from '../../../pipeline/collect/pull.ts';
import { sourcesOf } from '../../../pipeline/collect/sources.ts';
import type { Run } from '../../../state/contract-collecting.ts';
import type { FolderCommand, Session, Terminal } from '../../contract.ts';
import { needed, text } from '../../options.ts';
import { describeRun } from './describe.ts';

/** What `civicstat pull` does. */
export const run: FolderCommand['run'] = async (session, options, terminal) => {
  const city = needed(options.city);
  const given = text(options.source);
  const sources = given === undefined ? await allOf(session, city, terminal) : [given];
  const codes: number[] = [];
  for (const source of sources) {
    const run = await pullOne(session, { city, source }, terminal);
    terminal.out(describeRun(run));
    codes.push(codeOf(run));
  }
  return Math.max(...codes);
};

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

async function pullOne(
  { outside, stopping, part }: Session,
  { city, source }: { readonly city: string; readonly source: string },
  { report }: Terminal,
): Promise<Run> {
  const actor = await part(report, async (platform) => platform.actor);
  return pullSource(
    { outside, stopping, part: (work) => part(report, work) },
    { city, source, cause: 'person', actor, scheduled: null, attempt: 1 },
    report,
  );
}

/** 0 done, 1 the world failed or a person must decide, 2 the city must mend something. */
function codeOf({ outcome }: Run): number {
  if (outcome === 'taken' || outcome === 'nothing-new') return 0;
  return outcome === 'refused' ? 2 : 1;
}
