import type { JSX } from 'preact';
import { type Assessment, carryMaps } from '../../../certification/index.ts';
import { formatDay } from '../../../web/dates.ts';
import { type Language, useLanguage } from '../../../web/language/index.ts';
import { Link } from '../../../web/link.tsx';
import { tableRoles } from '../../../web/table-roles.ts';
import type { Visit } from '../../desk-contract.ts';
import type { Roadmap, RoadmapStep } from '../roadmap.ts';
import { standardWords } from '../standard-words.ts';
import { certificationWords } from '../words/index.ts';

/** The way to the next tier: the cheapest points, the months ahead, who does what by when. */
export function RoadmapPart(props: {
  readonly visit: Visit;
  readonly assessment: Assessment;
  readonly roadmap: Roadmap;
}): JSX.Element {
  const { visit, assessment, roadmap } = props;
  const language = useLanguage();
  const words = certificationWords(language).desk;
  const base = `/${visit.city.slug}/desk/certification/${assessment.standard.id}`;
  return (
    <section aria-labelledby="roadmap" class="wide">
      <h2 id="roadmap">{words.roadmap}</h2>
      <p>{words.pending({ points: roadmap.pointsIfPending })}</p>
      {planSentences(assessment, roadmap, language).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <Horizons roadmap={roadmap} />
      {roadmap.steps.length > 0 && (
        <Steps standard={assessment.standard.id} roadmap={roadmap} base={base} />
      )}
      <p>{words.unplanned({ count: roadmap.unplanned.length })}</p>
      <p>
        <Link href={`${base}/calendar`}>{words.calendar}</Link>
      </p>
      <p>
        <Link href={`${base}/history`}>{words.historyTitle}</Link>
      </p>
      {carryMaps.some(({ to }) => to === assessment.standard.id) && (
        <p>
          <Link href={`${base}/carry-over`}>{words.carryTitle}</Link>
        </p>
      )}
    </section>
  );
}

function planSentences(
  { nextTier }: Assessment,
  { plans }: Roadmap,
  language: Language,
): readonly string[] {
  const words = certificationWords(language).desk;
  if (nextTier === null) return [words.atTop];
  if (plans?.exact == null || plans.greedy === null) return [words.noPlan];
  const { exact, greedy, proven } = plans;
  const best = { criteria: exact.criteria.join(', '), days: exact.days };
  return [
    proven ? words.cheapest(best) : words.cheapestSoFar(best),
    words.greedy({ criteria: greedy.criteria.join(', '), days: greedy.days }),
  ];
}

function Horizons({ roadmap }: { readonly roadmap: Roadmap }) {
  const language = useLanguage();
  const words = certificationWords(language).desk;
  return (
    <table class="list">
      <thead>
        <tr>
          <th scope="col">{words.months}</th>
          <th scope="col">{words.thenPoints}</th>
          <th scope="col">{words.toRenew}</th>
        </tr>
      </thead>
      <tbody>
        {roadmap.horizons.map(({ months, until, points, expiring }) => (
          <tr key={months}>
            <th scope="row">{words.inMonths({ months, day: formatDay(until, language) })}</th>
            <td>{points}</td>
            <td>{expiring.join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Steps(props: {
  readonly standard: string;
  readonly roadmap: Roadmap;
  readonly base: string;
}) {
  const { standard, roadmap, base } = props;
  const language = useLanguage();
  const said = standardWords(standard, language);
  const words = certificationWords(language).desk;
  return (
    <div class="scroll">
      <table class="list stacked" {...tableRoles.table}>
        <thead {...tableRoles.group}>
          <tr {...tableRoles.row}>
            <th {...tableRoles.columnHead}>{words.due}</th>
            <th {...tableRoles.columnHead}>{certificationWords(language).criterion}</th>
            <th {...tableRoles.columnHead}>{words.owner}</th>
            <th {...tableRoles.columnHead}>{words.days}</th>
            <th {...tableRoles.columnHead}>{words.stepState}</th>
          </tr>
        </thead>
        <tbody {...tableRoles.group}>
          {roadmap.steps.map((step) => (
            <tr key={step.criterion} {...tableRoles.row}>
              <td data-name={words.due} {...tableRoles.cell}>
                {step.due === null ? '' : formatDay(step.due, language)}
              </td>
              <th {...tableRoles.rowHead}>
                <Link href={`${base}/criteria/${step.criterion}`}>
                  {step.criterion} {said.called(step.criterion, step.title)}
                </Link>
              </th>
              <td data-name={words.owner} {...tableRoles.cell}>
                {step.owner}
              </td>
              <td data-name={words.days} {...tableRoles.cell}>
                {step.days}
              </td>
              <td data-name={words.stepState} {...tableRoles.cell}>
                {stateOf(step, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function stateOf({ met, late, pending }: RoadmapStep, language: Language): string {
  const words = certificationWords(language).desk;
  if (met) return words.stepMet;
  if (late) return words.stepLate;
  return pending ? words.stepPending : words.stepOpen;
}
