import { type Decision, decide, waitingIn } from '../../pipeline/entry/decide.ts';
import type { FormFault } from '../../web/form.tsx';
import { whenShown } from '../after-saving.ts';
import type { DeskAnswer, Visit } from '../desk-contract.ts';
import { decisionFaultInWords } from './fault-words.ts';
import { nameOf } from './report.ts';
import { WaitingPage } from './waiting.page.tsx';
import { noticeOfDeciding } from './words.ts';

/** The numbers that wait in the department of the address. */
export async function showWaiting(visit: Visit, faults: readonly FormFault[]): Promise<DeskAnswer> {
  const { city, params, query } = visit;
  const department = city.departments.find(({ slug }) => slug === params.department)!;
  const waiting = await visit.stores.freely((platform) =>
    waitingIn(platform, city, department.slug),
  );
  const count = (name: string) => Math.trunc(Number(query.get(name))) || 0;
  const said = query.has('approved')
    ? [noticeOfDeciding(count('approved'), count('rejected'))]
    : [];
  if (count('approved') > 0) said.push(await whenShown(visit));
  const notice = said.length === 0 ? null : said.join(' ');
  const page = (
    <WaitingPage
      visit={visit}
      department={department}
      waiting={waiting}
      faults={faults}
      notice={notice}
    />
  );
  return { page, status: faults.length === 0 ? 200 : 422 };
}

/** Carries out what a form decided about them. */
export async function decideWaiting(visit: Visit): Promise<DeskAnswer> {
  const { city, params, today, person } = visit;
  const department = params.department!;
  const decisions = readDecisions(visit.form);
  const decided = await visit.stores.inTurn((platform) =>
    decide(platform, { city, department, today, decisions, person }),
  );
  if (decided.kind === 'faults') {
    const faults = decided.faults.map((fault) => {
      const at = fault.key.lastIndexOf('.');
      const place = { metric: fault.key.slice(0, at), day: fault.key.slice(at + 1) };
      const field = fault.kind === 'reason-missing' ? 'because' : 'approve';
      return {
        field: `${field}.${fault.key}`,
        message: decisionFaultInWords(fault, nameOf(visit, place)),
      };
    });
    return showWaiting(visit, faults);
  }
  const counts = new URLSearchParams({
    approved: String(decided.approved),
    rejected: String(decided.rejected),
  });
  return { redirect: `/${city.slug}/desk/entry/${department}/waiting?${counts}` };
}

function readDecisions(form: URLSearchParams): Decision[] {
  return [...form.keys()].flatMap((name) => {
    const key = name.startsWith('verdict.') ? name.slice('verdict.'.length) : null;
    const verdict = form.get(name);
    if (key === null || (verdict !== 'approve' && verdict !== 'reject')) return [];
    const seal = form.get(`seal.${key}`) ?? '';
    return [{ key, seal, verdict, because: (form.get(`because.${key}`) ?? '').slice(0, 500) }];
  });
}
