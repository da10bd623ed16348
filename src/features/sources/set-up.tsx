import { Fault, UserError } from '../../model/index.ts';
import { type Connector, connectors } from '../../pipeline/collect/connectors.ts';
import { removeSource, saveSource } from '../../pipeline/collect/save.ts';
import { setSecret } from '../../pipeline/collect/secret.ts';
import { type Source, sourceKind, sourceOf } from '../../pipeline/collect/source.ts';
import { type TriedSource, trySource } from '../../pipeline/collect/trial.ts';
import { readSourceText } from '../../pipeline/definitions/index.ts';
import type { FormFault } from '../../web/form.tsx';
import { NotFound } from '../contract.ts';
import type { DeskAnswer, DeskRoute, Visit } from '../desk-contract.ts';
import { ConnectorsPage, SourceFormPage } from './form.page.tsx';
import { faultsOf, formOf, namedForTrial, wrongsOf, yamlOf } from './source-form.ts';
import { keepTyped, missingSecrets, secretsForElsewhere, typedSecrets } from './typed-secrets.ts';
import { words } from './words.ts';

/** A source that is tried may take its time. */
const minutes = 1;

/** Setting sources up at the desk. */
export const setUpRoutes: readonly DeskRoute[] = [
  {
    method: 'get',
    path: '/sources/new',
    action: 'sources.change',
    handle: async (visit) => ({ page: <ConnectorsPage visit={visit} connectors={connectors} /> }),
  },
  { method: 'get', path: '/sources/new/:kind', action: 'sources.change', handle: showNew },
  {
    method: 'post',
    path: '/sources/new/:kind',
    action: 'sources.change',
    minutes,
    handle: sendNew,
  },
  { method: 'get', path: '/sources/:source/change', action: 'sources.change', handle: showOld },
  {
    method: 'post',
    path: '/sources/:source/change',
    action: 'sources.change',
    minutes,
    handle: sendOld,
  },
  { method: 'post', path: '/sources/:source/remove', action: 'sources.change', handle: remove },
];

function connectorOf(kind: string | undefined): Connector {
  const found = connectors.find((one) => one.kind === kind);
  if (found === undefined) throw new NotFound(words.noSuchKind, words.back);
  return found;
}

async function showNew(visit: Visit): Promise<DeskAnswer> {
  const connector = connectorOf(visit.params.kind);
  return formPage(visit, { connector, form: new URLSearchParams(), version: 0 });
}

/** The form of a source as it is filled in. */
interface Filled {
  readonly connector: Connector;
  readonly form: URLSearchParams;
  /** The version that is changed; 0: a new source. */
  readonly version: number;
}

function formPage(
  visit: Visit,
  filled: Filled,
  faults: readonly FormFault[] = [],
  tried: TriedSource | null = null,
): DeskAnswer {
  const { connector, form, version } = filled;
  const desk = `/${visit.city.slug}/desk/sources`;
  const action =
    version === 0 ? `${desk}/new/${connector.kind}` : `${desk}/${form.get('slug')}/change`;
  const page = <SourceFormPage {...{ visit, ...filled, action, faults, tried }} />;
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
  const connector = connectorOf(source.connector);
  return formPage(visit, { connector, form: formOf(source), version });
}

function sendNew(visit: Visit): Promise<DeskAnswer> {
  return send(visit, { connector: connectorOf(visit.params.kind), form: visit.form, version: 0 });
}

async function sendOld(visit: Visit): Promise<DeskAnswer> {
  const { source } = await deskSource(visit);
  const { form } = visit;
  const version = Number(form.get('version'));
  form.set('slug', source.slug);
  return send(visit, { connector: connectorOf(source.connector), form, version });
}

/** Saves what a form says, or tries it; all that is wrong with it is shown at its fields. */
async function send(visit: Visit, filled: Filled): Promise<DeskAnswer> {
  const { connector, form } = filled;
  const secrets = await typedSecrets(visit, connector);
  const again = async (faults: readonly FormFault[], tried: TriedSource | null = null) => {
    await keepTyped(visit, connector, secrets);
    return formPage(visit, filled, faults, tried);
  };
  const isTrial = form.get('do') === 'try';
  const yaml = yamlOf(isTrial ? namedForTrial(form) : form, connector);
  const read = readSourceText(yaml, connectors);
  const slug = form.get('slug') ?? '';
  const faults = [
    ...(Array.isArray(read) ? faultsOf(read, yaml, connector) : []),
    ...(await missingSecrets(visit, connector, slug, secrets)),
  ];
  if (Array.isArray(read) || faults.length > 0) return again(faults);
  const source = read as Source;
  const elsewhere = await secretsForElsewhere(visit, connector, source, secrets);
  if (elsewhere.length > 0) return again(elsewhere);
  try {
    if (isTrial) return await again([], await tryIt(visit, source, secrets));
    await save(visit, source, filled.version, secrets);
  } catch (error) {
    if (!(error instanceof UserError || (isTrial && error instanceof Fault))) throw error;
    return again(wrongsOf(error, connector));
  }
  return { redirect: `/${visit.city.slug}/desk/sources/${source.slug}?done=saved` };
}

function tryIt(visit: Visit, source: Source, secrets: Readonly<Record<string, string>>) {
  const { stores, outside, city } = visit;
  return trySource(stores, outside, { city: city.slug, source, secrets });
}

/** Keeps a source, and seals the secrets that were given; the others stay as they are. */
async function save(
  visit: Visit,
  source: Source,
  version: number,
  secrets: Readonly<Record<string, string>>,
): Promise<void> {
  const { city, stores } = visit;
  await stores.freely((platform) => saveSource(platform, city.slug, source, version));
  for (const [setting, secret] of Object.entries(secrets)) {
    const name = { city: city.slug, source: source.slug, setting };
    await stores.freely((platform) => setSecret(platform, { connectors }, name, secret));
  }
}

async function remove(visit: Visit): Promise<DeskAnswer> {
  const { source } = await deskSource(visit);
  const { slug } = visit.city;
  await visit.stores.freely((platform) => removeSource(platform, slug, source.slug));
  return { redirect: `/${slug}/desk/sources?done=removed` };
}
