import { type Finding, UserError } from '../../model/index.ts';
import { type Connector, connectors } from '../../pipeline/collect/connectors.ts';
import { removeSource, saveSource } from '../../pipeline/collect/save.ts';
import { setSecret } from '../../pipeline/collect/secret.ts';
import { type Source, sourceKind, sourceOf } from '../../pipeline/collect/source.ts';
import { readSourceText } from '../../pipeline/definitions/index.ts';
import type { FormFault } from '../../web/form.tsx';
import { NotFound } from '../contract.ts';
import type { DeskAnswer, DeskRoute, Visit } from '../desk-contract.ts';
import { ConnectorsPage, SourceFormPage } from './form.page.tsx';
import { faultsOf, formOf, settingField, yamlOf } from './source-form.ts';
import { words } from './words.ts';

/** Setting sources up at the desk. */
export const setUpRoutes: readonly DeskRoute[] = [
  {
    method: 'get',
    path: '/sources/new',
    action: 'sources.change',
    handle: async (visit) => ({ page: <ConnectorsPage visit={visit} connectors={connectors} /> }),
  },
  { method: 'get', path: '/sources/new/:kind', action: 'sources.change', handle: showNew },
  { method: 'post', path: '/sources/new/:kind', action: 'sources.change', handle: saveNew },
  { method: 'get', path: '/sources/:source/change', action: 'sources.change', handle: showOld },
  { method: 'post', path: '/sources/:source/change', action: 'sources.change', handle: saveOld },
  { method: 'post', path: '/sources/:source/remove', action: 'sources.change', handle: remove },
];

function connectorOf(kind: string | undefined): Connector {
  const found = connectors.find((one) => one.kind === kind);
  if (found === undefined) throw new NotFound(words.noSuchKind, words.back);
  return found;
}

async function showNew(visit: Visit): Promise<DeskAnswer> {
  const connector = connectorOf(visit.params.kind);
  return formPage(visit, connector, new URLSearchParams(), 0, []);
}

function formPage(
  visit: Visit,
  connector: Connector,
  form: URLSearchParams,
  version: number,
  faults: readonly FormFault[],
): DeskAnswer {
  const desk = `/${visit.city.slug}/desk/sources`;
  const action =
    version === 0 ? `${desk}/new/${connector.kind}` : `${desk}/${form.get('slug')}/change`;
  const page = <SourceFormPage {...{ visit, connector, form, version, action, faults }} />;
  return { page, status: faults.length === 0 ? 200 : 422 };
}

/** A source that was written at the desk, with its version. */
async function deskSource(visit: Visit): Promise<{ source: Source; version: number }> {
  const slug = visit.params.source ?? '';
  const record = await visit.stores.freely(({ state }) =>
    state.record(visit.city.slug, sourceKind, slug),
  );
  const source = record && sourceOf(record.body!);
  if (source?.origin !== 'desk') throw new NotFound(words.noSuch, words.back);
  return { source, version: record!.version };
}

async function showOld(visit: Visit): Promise<DeskAnswer> {
  const { source, version } = await deskSource(visit);
  return formPage(visit, connectorOf(source.connector), formOf(source), version, []);
}

function saveNew(visit: Visit): Promise<DeskAnswer> {
  return save(visit, connectorOf(visit.params.kind), 0);
}

async function saveOld(visit: Visit): Promise<DeskAnswer> {
  const { source } = await deskSource(visit);
  const version = Number(visit.form.get('version'));
  visit.form.set('slug', source.slug);
  return save(visit, connectorOf(source.connector), version);
}

async function save(visit: Visit, connector: Connector, version: number): Promise<DeskAnswer> {
  const { form, city } = visit;
  const yaml = yamlOf(form, connector);
  const again = (findings: readonly Finding[]) =>
    formPage(visit, connector, form, version, faultsOf(findings, yaml, connector));
  const source = readSourceText(yaml, connectors);
  if (Array.isArray(source)) return again(source);
  const kept = source as Source;
  try {
    await visit.stores.freely((platform) => saveSource(platform, city.slug, kept, version));
    await keepSecrets(visit, connector, kept.slug);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const faults = error.findings.map(({ message, remedy, column }) => ({
      field: typeof column === 'string' ? column : null,
      message: `${message}. ${remedy}.`,
    }));
    return formPage(visit, connector, form, version, faults);
  }
  return { redirect: `/${city.slug}/desk/sources/${kept.slug}?done=saved` };
}

/** Seals the secrets that were typed; what was left empty stays as it is. */
async function keepSecrets(visit: Visit, connector: Connector, source: string): Promise<void> {
  for (const setting of connector.settings.filter(({ type }) => type === 'secret')) {
    const typed = visit.form.get(settingField(setting)) ?? '';
    if (typed === '') continue;
    const name = { city: visit.city.slug, source, setting: setting.name };
    await visit.stores.freely((platform) => setSecret(platform, { connectors }, name, typed));
  }
}

async function remove(visit: Visit): Promise<DeskAnswer> {
  const { source } = await deskSource(visit);
  const { slug } = visit.city;
  await visit.stores.freely((platform) => removeSource(platform, slug, source.slug));
  return { redirect: `/${slug}/desk/sources?done=removed` };
}
