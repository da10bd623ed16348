import type { JSX } from 'preact';
import type { MetricDefinition } from '../../model/index.ts';
import { lateNotes, saveLateNote } from '../../pipeline/collect/delays.ts';
import { orderPull } from '../../pipeline/collect/orders.ts';
import { publishing } from '../../pipeline/collect/publish-run.ts';
import { DeskLayout } from '../../web/desk-layout.tsx';
import { ErrorSummary, Field, Form, type FormFault, Select } from '../../web/form.tsx';
import { NotFound } from '../contract.ts';
import type { DeskAnswer, DeskRoute, Visit } from '../desk-contract.ts';
import { words } from './words.ts';

/** Telling the public why a metric is late. */
export const lateRoutes: readonly DeskRoute[] = [
  { method: 'get', path: '/late', action: 'late.explain', handle: (visit) => page(visit, []) },
  { method: 'post', path: '/late', action: 'late.explain', handle: save },
];

const longest = 300;

async function page(visit: Visit, faults: readonly FormFault[]): Promise<DeskAnswer> {
  const notes = await visit.stores.freely((platform) => lateNotes(platform, visit.city.slug));
  return {
    page: <LatePage visit={visit} notes={notes} faults={faults} />,
    status: faults.length === 0 ? 200 : 422,
  };
}

async function save(visit: Visit): Promise<DeskAnswer> {
  const { form, city, stores } = visit;
  const metric = city.metrics.find(({ slug }) => slug === form.get('metric'));
  if (metric === undefined) throw new NotFound(words.noSuch, words.back);
  visit.demand('late.explain', metric.department);
  const text = (form.get('text') ?? '').replaceAll(/\s+/g, ' ').trim();
  if (text.length > longest) return page(visit, [{ field: 'text', message: words.lateTooLong }]);
  await stores.freely(async (platform) => {
    await saveLateNote(platform, city.slug, metric.slug, text);
    await orderPull(platform, city.slug, publishing);
  });
  return { redirect: `/${city.slug}/desk/late?done=explained` };
}

function LatePage(props: {
  readonly visit: Visit;
  readonly notes: ReadonlyMap<string, string>;
  readonly faults: readonly FormFault[];
}): JSX.Element {
  const { visit, notes, faults } = props;
  const { city, desk, form, query } = visit;
  const own = city.metrics.filter(({ department }) => visit.may('late.explain', department));
  const done = words.done[query.get('done') ?? ''] ?? null;
  return (
    <DeskLayout desk={desk} title={words.lateTitle} faulty={faults.length > 0} notice={done}>
      <ErrorSummary faults={faults} />
      <p>{own.length === 0 ? words.lateNone : words.lateLead}</p>
      {own.length > 0 && (
        <Form formToken={desk.formToken} action={`/${city.slug}/desk/late`}>
          <Select
            name="metric"
            label={words.lateMetric}
            choices={own.map(({ slug, name }) => ({ value: slug, text: name }))}
            value={form.get('metric') ?? ''}
          />
          <Field
            name="text"
            label={words.lateText}
            hint={words.lateTextHint}
            value={form.get('text') ?? ''}
            faults={faults}
          />
          <button type="submit" class="main">
            {words.lateSave}
          </button>
        </Form>
      )}
      <Notes metrics={city.metrics} notes={notes} />
    </DeskLayout>
  );
}

function Notes(props: {
  readonly metrics: readonly MetricDefinition[];
  readonly notes: ReadonlyMap<string, string>;
}) {
  const { metrics, notes } = props;
  const said = metrics.filter(({ slug }) => notes.has(slug));
  if (said.length === 0) return null;
  return (
    <table class="values">
      <caption>{words.lateNow}</caption>
      <tbody>
        {said.map(({ slug, name }) => (
          <tr key={slug}>
            <th scope="row">{name}</th>
            <td>{notes.get(slug)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
