import type { JSX } from 'preact';
import { roundings } from '../../../certification/index.ts';
import { Field, Flags, Form, type FormFault, Select } from '../../../web/form.tsx';
import { useLanguage } from '../../../web/language/index.ts';
import type { Visit } from '../../desk-contract.ts';
import { certificationWords } from '../words/index.ts';
import type { Judged } from './reading.ts';

/** How the city is judged: rounding, the resident outcome, what the public sees. */
export function SettingsForm(props: {
  readonly visit: Visit;
  readonly judged: Judged;
  readonly faults: readonly FormFault[];
}): JSX.Element {
  const { visit, judged, faults } = props;
  const words = certificationWords(useLanguage()).desk;
  const { standard } = judged.assessment;
  const kept = judged.records.entries.standards.find(({ slug }) => slug === standard.id);
  const sent = (name: string) => visit.form.getAll(name).join('\n');
  const value = (name: string, now: string) => (faults.length > 0 ? sent(name) : now);
  const outcome = kept?.outcome ?? null;
  const { formToken } = visit.desk;
  const action = `/${visit.city.slug}/desk/certification/${standard.id}/settings`;
  const departments = visit.city.departments.map(({ slug, name }) => ({ value: slug, text: name }));
  const field = (name: 'measure' | 'value' | 'on' | 'standard' | 'source', label: string) => (
    <Field
      {...{ name, label, faults }}
      type={name === 'on' ? 'date' : 'text'}
      value={value(name, outcome?.[name] ?? '')}
    />
  );
  return (
    <section aria-labelledby="settings">
      <h2 id="settings">{words.settings}</h2>
      <Form formToken={formToken} action={action}>
        <Select
          name="rounding"
          label={words.rounding}
          value={value('rounding', kept?.rounding ?? 'up')}
          choices={roundings.map((one) => ({ value: one, text: words.roundings[one] }))}
          faults={faults}
        />
        <Flags
          legend={null}
          name="public"
          choices={[{ value: 'yes', text: words.isPublic }]}
          value={value('public', kept?.public === true ? 'yes' : '')}
        />
        <Flags
          legend={words.honours}
          name="honours"
          choices={departments}
          value={value('honours', kept?.honours.join('\n') ?? '')}
        />
        {standard.outcome !== null && (
          <fieldset class="flags" id="outcome">
            <legend>{words.outcome}</legend>
            {field('measure', words.outcomeMeasure)}
            {field('value', words.outcomeValue)}
            {field('on', words.outcomeOn)}
            {field('standard', words.outcomeStandard)}
            {field('source', words.outcomeSource)}
          </fieldset>
        )}
        <button type="submit">{words.save}</button>
      </Form>
    </section>
  );
}
