import type { JSX } from 'preact';
import { formatInstant } from '../../../calendar/index.ts';
import { CityText } from '../../../web/city-text.tsx';
import { formatDay } from '../../../web/dates.ts';
import { DeskLayout } from '../../../web/desk-layout.tsx';
import { ErrorSummary } from '../../../web/form.tsx';
import { useLanguage } from '../../../web/language/index.ts';
import { Link } from '../../../web/link.tsx';
import { Answers, EvidenceTable, shownHere } from '../evidence-table.tsx';
import { criterionJson } from '../json.ts';
import { statusWords } from '../sentences.ts';
import { standardWords } from '../standard-words.ts';
import { certificationWords } from '../words/index.ts';
import { AnswerForm, ChecklistForm, ReviewForm, StepForm } from './criterion-forms.tsx';
import type { CriterionPageProps } from './reading.ts';

/** One criterion at the desk: its evidence, what people say, and the forms to add to it. */
export function CriterionPage(props: CriterionPageProps): JSX.Element {
  const { visit, judged, result, faults, notice } = props;
  const language = useLanguage();
  const words = certificationWords(language);
  const { criterion, blockedBy, holdsThrough, ownChecklist, answers } = result;
  const { standard, at } = judged.assessment;
  const said = standardWords(standard.id, language);
  const shown = criterionJson(result, formatInstant(at, visit.city.timeZone));
  const back = `/${visit.city.slug}/desk/certification?standard=${standard.id}`;
  const isLacking = result.checks.some(({ silence }) => silence === 'nothing-entered');
  return (
    <DeskLayout
      desk={visit.desk}
      title={`${criterion.id} ${said.title(criterion.id, criterion.title) ?? ''}`.trim()}
      faulty={faults.length > 0}
      notice={notice}
    >
      <p>
        <Link href={back}>{words.back}</Link>
      </p>
      <ErrorSummary faults={faults} />
      <p>{said.summary(criterion.id, criterion.summary)}</p>
      <p>
        <strong>{statusWords(result, language)}</strong>.{' '}
        {result.by === null &&
          result.status !== 'met' &&
          words.statusMeans[result.status as keyof typeof words.statusMeans]}{' '}
        {blockedBy.length > 0 && `${words.blockedBy({ criteria: blockedBy.join(', ') })}. `}
        {holdsThrough !== null && `${words.lasts({ day: formatDay(holdsThrough, language) })}.`}
      </p>
      <p class="hint">{said.notice(standard.notice)}</p>
      {ownChecklist && <p>{words.ownChecklist}</p>}
      <div class="scroll">
        <EvidenceTable standard={standard.id} criterion={shown} show={shownHere} />
      </div>
      {isLacking && <EnterHere slug={visit.city.slug} />}
      {answers.length > 0 && <h2>{words.answers}</h2>}
      <Answers answers={answers} />
      {visit.may('certification.answer') && <AnswerForm {...props} />}
      {visit.may('certification.answer') && <StepForm {...props} />}
      {visit.may('certification.decide') && <ChecklistForm {...props} />}
      <Reviews {...props} />
      {visit.may('certification.review') && <ReviewForm {...props} />}
    </DeskLayout>
  );
}

function EnterHere({ slug }: { readonly slug: string }) {
  return (
    <p>
      <Link href={`/${slug}/desk/registers`}>{certificationWords(useLanguage()).enterHere}</Link>
    </p>
  );
}

function Reviews({ judged, result }: CriterionPageProps) {
  const language = useLanguage();
  const words = certificationWords(language).desk;
  const own = judged.records.entries.reviews.filter(
    ({ standard, criterion }) =>
      standard === judged.assessment.standard.id && criterion === result.criterion.id,
  );
  if (own.length === 0) return null;
  return (
    <section aria-labelledby="reviews">
      <h2 id="reviews">{words.reviewHeading}</h2>
      <ul>
        {own.map(({ slug, reviewer, on, verdict, text }) => (
          <li key={slug}>
            {words.review({
              reviewer,
              day: formatDay(on, language),
              verdict: words.verdicts[verdict],
            })}
            . <CityText>{text}</CityText>
          </li>
        ))}
      </ul>
    </section>
  );
}
