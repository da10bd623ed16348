import type { ComponentChildren, JSX } from 'preact';
import { reviewVerdicts } from '../../../pipeline/registers/index.ts';
import { Field, Flags, Form, Select, TextArea } from '../../../web/form.tsx';
import { useLanguage } from '../../../web/language/index.ts';
import { standardWords } from '../standard-words.ts';
import { certificationWords } from '../words/index.ts';
import type { CriterionPageProps } from './reading.ts';

type FormName = NonNullable<CriterionPageProps['sent']>;

/** What stands in a form: what was typed where it came back, else what is kept. */
function valuesFor(
  { visit, sent }: CriterionPageProps,
  form: FormName,
  kept: Readonly<Record<string, string>>,
) {
  return (name: string) => (sent === form ? visit.form.get(name) : null) ?? kept[name] ?? '';
}

function CriterionForm(props: {
  readonly page: CriterionPageProps;
  readonly form: FormName;
  readonly heading: string;
  readonly button: string;
  readonly children: ComponentChildren;
}) {
  const { page, form, heading, button, children } = props;
  const { visit, judged, result } = page;
  const base = `/${visit.city.slug}/desk/certification/${judged.assessment.standard.id}`;
  return (
    <details open={page.sent === form}>
      <summary>{heading}</summary>
      <Form
        formToken={visit.desk.formToken}
        action={`${base}/criteria/${result.criterion.id}/${form}`}
      >
        {children}
        <button type="submit" class="main">
          {button}
        </button>
      </Form>
    </details>
  );
}

/** What a person says of the criterion or one of its checks. */
export function AnswerForm(page: CriterionPageProps): JSX.Element {
  const language = useLanguage();
  const all = certificationWords(language);
  const words = all.desk;
  const said = standardWords(page.judged.assessment.standard.id, language);
  const value = valuesFor(page, 'answer', { says: 'met' });
  const faults = page.sent === 'answer' ? page.faults : [];
  const checks = page.result.checks.map(({ check }) => ({
    value: check.id,
    text: `${check.id} ${said.check(check.id, check.text)}`,
  }));
  return (
    <CriterionForm
      page={page}
      form="answer"
      heading={words.answerHeading}
      button={words.answerButton}
    >
      <Select
        name="check"
        label={words.about}
        value={value('check')}
        choices={[{ value: '', text: words.wholeCriterion }, ...checks]}
        faults={faults}
      />
      <Select
        name="says"
        label={words.says}
        value={value('says')}
        choices={[
          { value: 'met', text: all.saysMet },
          { value: 'not-met', text: all.saysNotMet },
        ]}
        faults={faults}
      />
      <TextArea name="reason" label={words.reason} value={value('reason')} faults={faults} />
      <Field
        name="through"
        label={words.through}
        hint={words.throughHint}
        type="date"
        value={value('through')}
        faults={faults}
      />
      <Overruling page={page} value={value('overrules')} />
    </CriterionForm>
  );
}

function Overruling(props: { readonly page: CriterionPageProps; readonly value: string }) {
  const { overrule } = certificationWords(useLanguage()).desk;
  if (!props.page.visit.may('certification.decide')) return null;
  const choices = [{ value: 'yes', text: overrule }];
  return <Flags legend={null} name="overrules" choices={choices} value={props.value} />;
}

/** Who does what by when to meet the criterion. */
export function StepForm(page: CriterionPageProps): JSX.Element {
  const words = certificationWords(useLanguage()).desk;
  const { judged, result, visit } = page;
  const kept = judged.records.entries.steps.find(
    ({ standard, criterion }) =>
      standard === judged.assessment.standard.id && criterion === result.criterion.id,
  );
  const value = valuesFor(page, 'step', {
    owner: kept?.owner ?? '',
    department: kept?.department ?? '',
    due: kept?.due ?? '',
    days: kept?.days == null ? '' : String(kept.days),
    note: kept?.note ?? '',
    pending: kept?.pending === true ? 'yes' : '',
  });
  const faults = page.sent === 'step' ? page.faults : [];
  const departments = visit.city.departments.map(({ slug, name }) => ({ value: slug, text: name }));
  return (
    <CriterionForm page={page} form="step" heading={words.stepHeading} button={words.save}>
      <Field name="owner" label={words.owner} value={value('owner')} faults={faults} />
      <Select
        name="department"
        label={words.department}
        value={value('department')}
        choices={[{ value: '', text: words.nobody }, ...departments]}
        faults={faults}
      />
      <Field name="due" label={words.due} type="date" value={value('due')} faults={faults} />
      <Field
        name="days"
        label={words.days}
        inputmode="decimal"
        value={value('days')}
        faults={faults}
      />
      <TextArea name="note" label={words.note} value={value('note')} faults={faults} />
      <Flags
        legend={null}
        name="pending"
        choices={[{ value: 'yes', text: words.isPending }]}
        value={value('pending')}
      />
    </CriterionForm>
  );
}

/** The criterion as the city's own portal has it. */
export function ChecklistForm(page: CriterionPageProps): JSX.Element {
  const words = certificationWords(useLanguage()).desk;
  const { judged, result } = page;
  const kept = judged.records.entries.checklists.find(
    ({ standard, criterion }) =>
      standard === judged.assessment.standard.id && criterion === result.criterion.id,
  );
  const value = valuesFor(page, 'checklist', {
    checks: (kept?.checks ?? [])
      .map(({ id, text, shownBy }) => [id, text, shownBy].filter(Boolean).join(' | '))
      .join('\n'),
    enough: kept?.enough == null ? '' : String(kept.enough),
    prerequisites: kept?.prerequisites.join('\n') ?? '',
  });
  const faults = page.sent === 'checklist' ? page.faults : [];
  return (
    <CriterionForm
      page={page}
      form="checklist"
      heading={words.checklistHeading}
      button={words.save}
    >
      <TextArea
        name="checks"
        label={words.checklistHeading}
        hint={words.checklistHint}
        value={value('checks')}
        faults={faults}
      />
      <Field
        name="enough"
        label={words.enough}
        hint={words.enoughHint}
        inputmode="numeric"
        value={value('enough')}
        faults={faults}
      />
      <TextArea
        name="prerequisites"
        label={words.prerequisites}
        value={value('prerequisites')}
        faults={faults}
      />
    </CriterionForm>
  );
}

/** What a reviewer says of the evidence. */
export function ReviewForm(page: CriterionPageProps): JSX.Element {
  const words = certificationWords(useLanguage()).desk;
  const value = valuesFor(page, 'review', { verdict: 'comment' });
  const faults = page.sent === 'review' ? page.faults : [];
  return (
    <CriterionForm
      page={page}
      form="review"
      heading={words.reviewHeading}
      button={words.reviewButton}
    >
      <Select
        name="verdict"
        label={words.verdict}
        value={value('verdict')}
        choices={reviewVerdicts.map((one) => ({ value: one, text: words.verdicts[one] }))}
        faults={faults}
      />
      <TextArea name="text" label={words.reviewText} value={value('text')} faults={faults} />
    </CriterionForm>
  );
}
