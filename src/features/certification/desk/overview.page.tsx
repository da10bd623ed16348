import type { JSX } from 'preact';
import { localDay } from '../../../calendar/index.ts';
import { standards } from '../../../certification/index.ts';
import type { Submission } from '../../../pipeline/submissions.ts';
import { formatDay } from '../../../web/dates.ts';
import { DeskLayout } from '../../../web/desk-layout.tsx';
import { ErrorSummary, Form, type FormFault } from '../../../web/form.tsx';
import { useLanguage } from '../../../web/language/index.ts';
import { Link } from '../../../web/link.tsx';
import { tableRoles } from '../../../web/table-roles.ts';
import type { Visit } from '../../desk-contract.ts';
import type { Roadmap } from '../roadmap.ts';
import { conditionState, statusWords, tierWords } from '../sentences.ts';
import { standardWords } from '../standard-words.ts';
import { certificationWords } from '../words/index.ts';
import type { Judged } from './reading.ts';
import { RoadmapPart } from './roadmap-part.tsx';
import { SettingsForm } from './settings-form.tsx';

interface OverviewProps {
  readonly visit: Visit;
  readonly judged: Judged;
  readonly roadmap: Roadmap;
  readonly submissions: readonly Submission[];
  /** What in the settings that were sent needs mending. */
  readonly faults: readonly FormFault[];
  readonly notice: string | null;
}

/** Where a city stands by a standard: points, criteria, the way on, and what was frozen. */
export function OverviewPage(props: OverviewProps): JSX.Element {
  const { visit, judged, roadmap, submissions, faults, notice } = props;
  const { assessment } = judged;
  const { standard } = assessment;
  const language = useLanguage();
  const words = certificationWords(language).desk;
  return (
    <DeskLayout desk={visit.desk} title={words.title} faulty={faults.length > 0} notice={notice}>
      <ErrorSummary faults={faults} />
      <nav aria-label={words.standards}>
        <ul class="ways">
          {standards.map(({ id, name }) => (
            <li key={id}>
              <Link
                href={`/${visit.city.slug}/desk/certification?standard=${id}`}
                {...(id === standard.id ? { 'aria-current': 'page' as const } : {})}
              >
                {standardWords(id, language).name(name)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <p class="hint">{standardWords(standard.id, language).notice(standard.notice)}</p>
      <Standing judged={judged} />
      <CriteriaTable visit={visit} judged={judged} roadmap={roadmap} />
      <RoadmapPart visit={visit} assessment={assessment} roadmap={roadmap} />
      <Submissions visit={visit} judged={judged} submissions={submissions} />
      {visit.may('certification.decide') && (
        <SettingsForm visit={visit} judged={judged} faults={faults} />
      )}
    </DeskLayout>
  );
}

function Standing({ judged }: Pick<OverviewProps, 'judged'>) {
  const language = useLanguage();
  const words = certificationWords(language);
  const { standard, points, conditions } = judged.assessment;
  const { city } = judged.records;
  const said = standardWords(standard.id, language);
  const day = formatDay(judged.assessment.date, language);
  const known = standard.criteria.reduce((sum, one) => sum + one.points, 0);
  return (
    <section aria-labelledby="standing">
      <h2 id="standing">{words.desk.standing}</h2>
      <p>{words.desk.judged({ city: city.name, standard: said.name(standard.name), day })}</p>
      {city.asOf !== null && <p class="fault">{words.sample}</p>}
      <p>
        <strong>{words.points({ points, of: standard.points })}</strong>.{' '}
        {tierWords(judged.assessment, standard.id, language)}
      </p>
      {known < standard.points && <p>{words.incomplete({ known, of: standard.points })}</p>}
      {conditions.length > 0 && (
        <ul>
          {conditions.map(({ name, met }) => (
            <li key={name}>
              {words.besidesPoints}: {words.conditions[name]}: {conditionState(met, language)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function CriteriaTable({
  visit,
  judged,
  roadmap,
}: Omit<OverviewProps, 'submissions' | 'faults' | 'notice'>) {
  const language = useLanguage();
  const words = certificationWords(language);
  const { standard, criteria } = judged.assessment;
  const said = standardWords(standard.id, language);
  const steps = new Map(roadmap.steps.map((step) => [step.criterion, step]));
  const base = `/${visit.city.slug}/desk/certification/${standard.id}/criteria`;
  const name = (slug: string) =>
    visit.city.departments.find((one) => one.slug === slug)?.name ?? slug;
  return (
    <section aria-labelledby="criteria" class="wide">
      <h2 id="criteria">{words.desk.criteria}</h2>
      <div class="scroll">
        <table class="list criteria stacked" {...tableRoles.table}>
          <thead {...tableRoles.group}>
            <tr {...tableRoles.row}>
              <th {...tableRoles.columnHead}>{words.criterion}</th>
              <th {...tableRoles.columnHead}>{words.status}</th>
              <th {...tableRoles.columnHead}>{words.desk.assigned}</th>
            </tr>
          </thead>
          {standard.practices.map((practice) => (
            <tbody key={practice} {...tableRoles.group}>
              <tr {...tableRoles.row}>
                <th colSpan={3} {...tableRoles.groupHead}>
                  {said.practice(practice)}
                </th>
              </tr>
              {criteria
                .filter((one) => one.criterion.practice === practice)
                .map(({ criterion, status, by, blockedBy }) => {
                  const { owner, department } = steps.get(criterion.id) ?? {};
                  return (
                    <tr key={criterion.id} {...tableRoles.row}>
                      <th {...tableRoles.rowHead}>
                        <Link href={`${base}/${criterion.id}`}>
                          {criterion.id}{' '}
                          {said.called(criterion.id, criterion.title ?? criterion.summary)}
                        </Link>
                      </th>
                      <td class={`state ${status}`} {...tableRoles.cell}>
                        {statusWords({ status, by }, language)}
                        {blockedBy.length > 0 &&
                          `. ${words.blockedBy({ criteria: blockedBy.join(', ') })}`}
                      </td>
                      <td data-name={words.desk.assigned} {...tableRoles.cell}>
                        {[owner, department && name(department)].filter(Boolean).join(', ')}
                      </td>
                    </tr>
                  );
                })}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}

function Submissions({
  visit,
  judged,
  submissions,
}: Omit<OverviewProps, 'roadmap' | 'faults' | 'notice'>) {
  const language = useLanguage();
  const words = certificationWords(language).desk;
  const { slug, timeZone } = visit.city;
  const base = `/${slug}/desk/certification`;
  return (
    <section aria-labelledby="submissions">
      <h2 id="submissions">{words.submissions}</h2>
      {submissions.length === 0 && <p>{words.noSubmissions}</p>}
      <ul>
        {submissions.map(({ document, points, at, actor }) => (
          <li key={document}>
            <Link href={`${base}/submissions/${document}`}>
              {words.submissionLine({
                day: formatDay(localDay(at, timeZone), language),
                points,
                actor,
              })}
            </Link>
          </li>
        ))}
      </ul>
      {visit.may('certification.decide') && (
        <Form
          formToken={visit.desk.formToken}
          action={`${base}/${judged.assessment.standard.id}/submit`}
        >
          <p class="hint">{words.freezeHint}</p>
          <button type="submit">{words.freeze}</button>
        </Form>
      )}
    </section>
  );
}
