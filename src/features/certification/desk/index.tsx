import { readLiveRecords } from '../../../pipeline/live-records.ts';
import { writePublicIndex } from '../../../pipeline/reconcile.ts';
import { removeEntry, type Saved, saveEntry } from '../../../pipeline/registers/entry.ts';
import { submissionsOf } from '../../../pipeline/submissions.ts';
import type { FormFault } from '../../../web/form.tsx';
import { languages } from '../../../web/language/index.ts';
import { NotFound } from '../../contract.ts';
import type { DeskAnswer, DeskFeature, Visit } from '../../desk-contract.ts';
import { entryFaults } from '../../entry-faults.ts';
import { measureIn } from '../../evidence.ts';
import { roadmapCalendar } from '../calendar.ts';
import { carryAnswers, demandCarrying, planCarrying } from '../carrying.ts';
import { exportSubmission } from '../export/zip.tsx';
import { historyOf } from '../history.ts';
import { roadmapOf } from '../roadmap.ts';
import { freeze, readSubmission } from '../submission.ts';
import { certificationWords } from '../words/index.ts';
import { CarryOverPage } from './carry-over.page.tsx';
import { CriterionPage } from './criterion.page.tsx';
import { HistoryPage } from './history.page.tsx';
import { OverviewPage } from './overview.page.tsx';
import { type CriterionPageProps, criterionAsked, judge, says, standardAsked } from './reading.ts';
import { SubmissionPage } from './submission.page.tsx';
import {
  type Written,
  writtenAnswer,
  writtenChecklist,
  writtenReview,
  writtenSettings,
  writtenStep,
} from './written.ts';

async function overview(visit: Visit): Promise<DeskAnswer> {
  return { page: await overviewPage(visit, []) };
}

/** `faults`: what in the settings that were sent needs mending. */
async function overviewPage(visit: Visit, faults: readonly FormFault[]) {
  const standard = standardAsked(visit);
  return visit.stores.freely(async (platform) => {
    const judged = await judge(platform, visit, standard);
    const roadmap = roadmapOf(judged.assessment, judged.records.entries.steps);
    const all = await submissionsOf(platform.state, visit.city.slug);
    const submissions = all.filter((one) => one.standard === standard.id).reverse();
    const notice = faults.length > 0 ? null : noticeOf(visit);
    return <OverviewPage {...{ visit, judged, roadmap, submissions, faults, notice }} />;
  });
}

function noticeOf({ query, language }: Visit): string | null {
  const words = certificationWords(language).desk;
  const done = query.get('done');
  if (done === 'saved') return words.saved;
  if (done === 'carried') return words.carriedNow;
  return done === 'frozen' ? words.frozenNow : null;
}

async function criterion(visit: Visit): Promise<DeskAnswer> {
  return { page: await criterionPage(visit, null, []) };
}

async function criterionPage(
  visit: Visit,
  sent: CriterionPageProps['sent'],
  faults: CriterionPageProps['faults'],
) {
  const standard = standardAsked(visit);
  const id = criterionAsked(visit, standard);
  const judged = await visit.stores.freely((platform) => judge(platform, visit, standard));
  const result = judged.assessment.criteria.find((one) => one.criterion.id === id)!;
  const notice = faults.length > 0 ? null : noticeOf(visit);
  return <CriterionPage {...{ visit, judged, result, sent, faults, notice }} />;
}

/** Takes one of the forms of a criterion in. */
function form(
  sent: NonNullable<CriterionPageProps['sent']>,
  write: (visit: Visit, about: { standard: string; criterion: string }) => Written,
) {
  return async (visit: Visit): Promise<DeskAnswer> => {
    const standard = standardAsked(visit).id;
    const id = criterionAsked(visit, standardAsked(visit));
    const saved = await save(visit, write(visit, { standard, criterion: id }));
    if (saved.done) {
      const address = `/${visit.city.slug}/desk/certification/${standard}/criteria/${id}`;
      return { redirect: `${address}?done=saved` };
    }
    return {
      page: await criterionPage(visit, sent, faultsOf(saved, visit)),
      status: statusOf(saved),
    };
  };
}

type Refused = Exclude<Saved, { readonly done: true }>;

/** A checklist without checks: this project's own decide again. */
function isEmptyList({ checks }: Written['entry']): boolean {
  return Array.isArray(checks) && checks.length === 0;
}

function save(visit: Visit, { register, entry }: Written): Promise<Saved> {
  return visit.stores.freely((platform) =>
    isEmptyList(entry)
      ? removeEntry(platform, visit.city.slug, register, String(entry.slug), null)
      : saveEntry(platform, visit.city, register, entry, null),
  );
}

function faultsOf({ stale, faults }: Refused, { language }: Visit): readonly FormFault[] {
  if (stale) return [{ field: null, message: certificationWords(language).desk.stale }];
  return entryFaults(faults, language);
}

function statusOf({ stale }: Refused): 409 | 422 {
  return stale ? 409 : 422;
}

async function settings(visit: Visit): Promise<DeskAnswer> {
  const standard = standardAsked(visit).id;
  const saved = await save(visit, writtenSettings(visit, standard));
  if (!saved.done) {
    return { page: await overviewPage(visit, faultsOf(saved, visit)), status: statusOf(saved) };
  }
  await visit.stores.inTurn((platform) => writePublicIndex(platform, visit.city.slug));
  return { redirect: `/${visit.city.slug}/desk/certification?standard=${standard}&done=saved` };
}

async function submit(visit: Visit): Promise<DeskAnswer> {
  const standard = standardAsked(visit);
  await visit.stores.inTurn(async (platform) => {
    const { records, assessment } = await judge(platform, visit, standard, 'whole');
    await freeze(platform, records, assessment);
  });
  return {
    redirect: `/${visit.city.slug}/desk/certification?standard=${standard.id}&done=frozen`,
  };
}

async function calendar(visit: Visit): Promise<DeskAnswer> {
  const standard = standardAsked(visit);
  const { records, assessment } = await visit.stores.freely((platform) =>
    judge(platform, visit, standard),
  );
  const roadmap = roadmapOf(assessment, records.entries.steps);
  const text = roadmapCalendar(assessment, roadmap, visit.city, visit.language);
  const name = `${visit.city.slug}-${standard.id}.ics`;
  const bytes = new TextEncoder().encode(text);
  return { download: { name, type: 'text/calendar; charset=utf-8', bytes } };
}

async function history(visit: Visit): Promise<DeskAnswer> {
  const standard = standardAsked(visit);
  const turns = await visit.stores.freely(async (platform) => {
    const records = await readLiveRecords(platform, visit.city.slug, null);
    return historyOf(platform, records, standard, measureIn);
  });
  return { page: <HistoryPage visit={visit} standard={standard} turns={turns} /> };
}

async function carryOver(visit: Visit): Promise<DeskAnswer> {
  const standard = standardAsked(visit);
  const carrying = await visit.stores.freely(async (platform) =>
    planCarrying(await readLiveRecords(platform, visit.city.slug, null), standard),
  );
  if (carrying === null) throw new NotFound(says('noOlder'), says('unknownRemedy'));
  const notice = noticeOf(visit);
  return { page: <CarryOverPage visit={visit} carrying={carrying} notice={notice} /> };
}

async function carry(visit: Visit): Promise<DeskAnswer> {
  const standard = standardAsked(visit);
  await visit.stores.inTurn(async (platform) => {
    const records = await readLiveRecords(platform, visit.city.slug, null);
    await carryAnswers(platform, visit.city.slug, demandCarrying(records, standard));
  });
  const address = `/${visit.city.slug}/desk/certification/${standard.id}/carry-over`;
  return { redirect: `${address}?done=carried` };
}

/** The frozen submission that an address names: one of this city. */
async function submissionOf(visit: Visit) {
  const { hash = '' } = visit.params;
  return visit.stores.freely(async (platform) => {
    const all = await submissionsOf(platform.state, visit.city.slug);
    if (!all.some(({ document }) => document === hash)) {
      throw new NotFound(says('noSubmissions'), says('unknownRemedy'));
    }
    return { hash, platform, check: await readSubmission(platform, hash) };
  });
}

async function submission(visit: Visit): Promise<DeskAnswer> {
  const { hash, check } = await submissionOf(visit);
  return { page: <SubmissionPage visit={visit} hash={hash} check={check} /> };
}

async function zip(visit: Visit): Promise<DeskAnswer> {
  const { hash, platform, check } = await submissionOf(visit);
  const asked = visit.query.get('in');
  const language = languages.find((one) => one === asked) ?? visit.language;
  const bytes = exportSubmission(platform, hash, check, language);
  const name = `${visit.city.slug}-${check.document.standard}-${hash.slice(0, 8)}.zip`;
  return { download: { name, type: 'application/zip', bytes } };
}

const one = '/certification/:standard/criteria/:criterion';

/** `/{city}/desk/certification`: judge, plan, answer, review, freeze. */
export const certificationDesk: DeskFeature = {
  name: 'certification',
  isTranslated: true,
  menu: { label: says('menu'), path: '/certification', action: 'certification.see' },
  routes: [
    { method: 'get', path: '/certification', action: 'certification.see', handle: overview },
    { method: 'get', path: one, action: 'certification.see', handle: criterion },
    {
      method: 'post',
      path: `${one}/answer`,
      action: 'certification.answer',
      handle: form('answer', writtenAnswer),
    },
    {
      method: 'post',
      path: `${one}/step`,
      action: 'certification.answer',
      handle: form('step', writtenStep),
    },
    {
      method: 'post',
      path: `${one}/checklist`,
      action: 'certification.decide',
      handle: form('checklist', writtenChecklist),
    },
    {
      method: 'post',
      path: `${one}/review`,
      action: 'certification.review',
      handle: form('review', writtenReview),
    },
    {
      method: 'post',
      path: '/certification/:standard/settings',
      action: 'certification.decide',
      handle: settings,
    },
    {
      method: 'post',
      path: '/certification/:standard/submit',
      action: 'certification.decide',
      handle: submit,
    },
    {
      method: 'get',
      path: '/certification/:standard/calendar',
      action: 'certification.see',
      handle: calendar,
    },
    {
      method: 'get',
      path: '/certification/:standard/history',
      action: 'certification.see',
      handle: history,
    },
    {
      method: 'get',
      path: '/certification/:standard/carry-over',
      action: 'certification.see',
      handle: carryOver,
    },
    {
      method: 'post',
      path: '/certification/:standard/carry-over',
      action: 'certification.decide',
      handle: carry,
    },
    {
      method: 'get',
      path: '/certification/submissions/:hash',
      action: 'certification.see',
      handle: submission,
    },
    {
      method: 'get',
      path: '/certification/submissions/:hash/zip',
      action: 'certification.see',
      handle: zip,
    },
  ],
};
