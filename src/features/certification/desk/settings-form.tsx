import type { JSX } from 'preact';
import { roundings } from '../../../certification/index.ts';
import { Field, Flags, Form, Select } from '../../../web/form.tsx';
import { useLanguage } from '../../../web/language/index.ts';
import type { Visit } from '../../desk-contract.ts';
import { certificationWords } from '../words/index.ts';
import type { Judged } from './reading.ts';

/** How the city is judged: rounding, the resident outcome, whether the public sees it. */
export function SettingsForm(props: {
  readonly visit: Visit;
  readonly judged: Judged;
}): JSX.Element {
  const { visit, judged } = props;
  const words = certificationWords(useLanguage()).desk;
  const { standard } = judged.assessment;
  const settings = judged.records.entries.standards.find(({ slug }) => slug === standard.id);
  const outcome = settings?.outcome ?? null;
  const { formToken } = visit.desk;
  const action = `/${visit.city.slug}/desk/certification/${standard.id}/settings`;
  return (
    <section aria-labelledby="settings">
      <h2 id="settings">{words.settings}</h2>
      <Form formToken={formToken} action={action}>
        <Select
          name="rounding"
          label={words.rounding}
          value={settings?.rounding ?? 'up'}
          choices={roundings.map((value) => ({ value, text: words.roundings[value] }))}
        />
        <Flags
          legend={null}
          name="public"
          choices={[{ value: 'yes', text: words.isPublic }]}
          value={settings?.public === true ? 'yes' : ''}
        />
        {standard.outcome !== null && (
          <fieldset class="flags">
            <legend>{words.outcome}</legend>
            <Field name="measure" label={words.outcomeMeasure} value={outcome?.measure ?? ''} />
            <Field name="value" label={words.outcomeValue} value={outcome?.value ?? ''} />
            <Field name="on" label={words.outcomeOn} type="date" value={outcome?.on ?? ''} />
            <Field name="standard" label={words.outcomeStandard} value={outcome?.standard ?? ''} />
            <Field name="source" label={words.outcomeSource} value={outcome?.source ?? ''} />
          </fieldset>
        )}
        <button type="submit">{words.save}</button>
      </Form>
    </section>
  );
}
