import type { JSX } from 'preact';
import { connectors } from '../../pipeline/collect/connectors.ts';
import type { Standing } from '../../pipeline/collect/standing.ts';
import { DeskLayout } from '../../web/desk-layout.tsx';
import { Form } from '../../web/form.tsx';
import { Link } from '../../web/link.tsx';
import type { Visit } from '../desk-contract.ts';
import { Runs, State, whenInWords } from './parts.tsx';
import { words } from './words.ts';

/** One source: how it stands, what it is, what can be done with it, its runs. */
export function SourcePage(props: {
  readonly visit: Visit;
  readonly standing: Standing;
}): JSX.Element {
  const { visit, standing } = props;
  const { source, runs } = standing;
  const done = words.done[visit.query.get('done') ?? ''] ?? null;
  return (
    <DeskLayout desk={visit.desk} title={source.title} notice={done}>
      <p>
        <State visit={visit} standing={standing} />
      </p>
      {visit.may('sources.run') && <Actions visit={visit} standing={standing} />}
      <h2>{words.runs}</h2>
      <Runs visit={visit} runs={runs} named={false} />
      <h2>{words.about}</h2>
      <About visit={visit} standing={standing} />
      {source.origin === 'file' && <p class="hint">{words.fileOnly}</p>}
      {source.origin === 'desk' && visit.may('sources.change') && (
        <Change visit={visit} slug={source.slug} />
      )}
    </DeskLayout>
  );
}

function Actions({ visit, standing }: { readonly visit: Visit; readonly standing: Standing }) {
  const { source, paused } = standing;
  const action = `/${visit.city.slug}/desk/sources/${source.slug}`;
  return (
    <Form formToken={visit.desk.formToken} action={action}>
      <button type="submit" class="main" name="do" value="pull">
        {words.pull}
      </button>
      {source.schedule !== null && (
        <div>
          <button type="submit" name="do" value={paused ? 'resume' : 'pause'}>
            {paused ? words.resume : words.pause}
          </button>
          {!paused && <p class="hint">{words.pauseHint}</p>}
        </div>
      )}
    </Form>
  );
}

function Change({ visit, slug }: { readonly visit: Visit; readonly slug: string }) {
  const here = `/${visit.city.slug}/desk/sources/${slug}`;
  return (
    <>
      <p>
        <Link href={`${here}/change`}>{words.change}</Link>
      </p>
      <Form formToken={visit.desk.formToken} action={`${here}/remove`}>
        <div>
          <button type="submit">{words.remove}</button>
          <p class="hint">{words.removeHint}</p>
        </div>
      </Form>
    </>
  );
}

function settingInWords(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  return String(value);
}

function About({ visit, standing }: { readonly visit: Visit; readonly standing: Standing }) {
  const { source, next } = standing;
  const connector = connectors.find(({ kind }) => kind === source.connector);
  const labelOf = (name: string) =>
    connector?.settings.find((setting) => setting.name === name)?.label ?? words.setting(name);
  const facts: readonly (readonly [string, string])[] = [
    [words.connector, connector?.title ?? source.connector],
    ...Object.entries(source.settings).map(
      ([name, value]) => [labelOf(name), settingInWords(value)] as const,
    ),
    [words.schedule, source.schedule ?? words.notScheduled],
    [words.next, next === null ? words.notScheduled : whenInWords(visit, next)],
    [words.mailTo, source.mailTo ?? words.nobody],
  ];
  return (
    <table class="values">
      <caption class="hidden">{words.about}</caption>
      <tbody>
        {facts.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
