import { slugFrom } from '../../pipeline/definitions/index.ts';
import type { Register } from '../../pipeline/registers/contract.ts';
import {
  documentType,
  keepDocument,
  mostDocumentBytes,
  receivedType,
} from '../../pipeline/registers/document-file.ts';
import {
  entriesOf,
  entryHistory,
  type KeptEntry,
  removeEntry,
  type Saved,
  saveEntry,
} from '../../pipeline/registers/entry.ts';
import { registers } from '../../pipeline/registers/index.ts';
import { removeUpload } from '../../pipeline/uploads/folder.ts';
import type { Language } from '../../web/language/index.ts';
import { NotFound } from '../contract.ts';
import type { DeskAnswer, DeskFeature, Visit } from '../desk-contract.ts';
import { entryFaults } from '../entry-faults.ts';
import { EntryPage } from './entry.page.tsx';
import type { Offers } from './fields.tsx';
import { calledIn, keysOfForm, takesFiles } from './keys.ts';
import { RegisterPage, RegistersPage } from './pages.tsx';
import { typedEntry, typedIn, writtenEntry } from './typed.ts';
import { registerWords } from './words/index.ts';

/** The registers that stand on their own; those of certification have pages of their own. */
const open = registers.filter(({ kind }) => !kind.startsWith('certification-'));

/** What a page that is not there says. */
function says(key: 'menu' | 'unknown' | 'unknownRemedy' | 'gone' | 'noFile') {
  return (language: Language) => registerWords(language)[key];
}

function registerOf({ params }: Visit): Register {
  const found = open.find(({ list }) => list === params.list);
  if (found === undefined) throw new NotFound(says('unknown'), says('unknownRemedy'));
  return found;
}

async function keptIn(visit: Visit, register: Register): Promise<KeptEntry> {
  const entries = await visit.stores.freely((platform) =>
    entriesOf(platform, visit.city.slug, register),
  );
  const found = entries.find(({ slug }) => slug === visit.params.slug);
  if (found === undefined) throw new NotFound(says('gone'), says('unknownRemedy'));
  return found;
}

async function overview(visit: Visit): Promise<DeskAnswer> {
  const counts = await visit.stores.freely((platform) =>
    Promise.all(
      open.map(async (register) => {
        const entries = await entriesOf(platform, visit.city.slug, register);
        return [register, entries.length] as const;
      }),
    ),
  );
  return { page: <RegistersPage visit={visit} counts={counts} /> };
}

async function list(visit: Visit): Promise<DeskAnswer> {
  const register = registerOf(visit);
  const entries = await visit.stores.freely((platform) =>
    entriesOf(platform, visit.city.slug, register),
  );
  const done = visit.query.get('done');
  const words = registerWords(visit.language);
  const notice = done === 'saved' ? words.saved : done === 'removed' ? words.removed : null;
  const mayChange = visit.may('register.change');
  return { page: <RegisterPage {...{ visit, register, entries, mayChange, notice }} /> };
}

async function entry(visit: Visit): Promise<DeskAnswer> {
  const register = registerOf(visit);
  const kept = await keptIn(visit, register);
  return {
    page: await entryPage(visit, register, kept, typedEntry(kept.entry, keysOfForm(register))),
  };
}

async function entryPage(
  visit: Visit,
  register: Register,
  kept: KeptEntry | null,
  values: Readonly<Record<string, string>>,
  faults: readonly { readonly field: string | null; readonly message: string }[] = [],
) {
  const history =
    kept === null
      ? []
      : await visit.stores.freely((platform) =>
          entryHistory(platform, visit.city.slug, register, kept.slug),
        );
  const mayChange = visit.may('register.change');
  const offers = await offersFor(visit, register);
  return <EntryPage {...{ visit, register, kept, values, offers, faults, history, mayChange }} />;
}

/** What the references of a register may name now. */
async function offersFor(visit: Visit, register: Register): Promise<Offers> {
  const { metrics, departments, slug } = visit.city;
  const named = (list: readonly { readonly slug: string; readonly name: string }[]) =>
    list.map((one) => ({ value: one.slug, text: one.name }));
  const kinds = [...new Set(Object.values(register.references))];
  const lists = kinds.map(async (kind) => {
    if (kind === 'metric') return [kind, named(metrics)] as const;
    if (kind === 'department') return [kind, named(departments)] as const;
    const other = registers.find((one) => one.kind === kind)!;
    const entries = await visit.stores.freely((platform) => entriesOf(platform, slug, other));
    return [kind, entries.map((one) => ({ value: one.slug, text: calledIn(one) }))] as const;
  });
  return new Map(await Promise.all(lists));
}

async function blank(visit: Visit): Promise<DeskAnswer> {
  return { page: await entryPage(visit, registerOf(visit), null, {}) };
}

/** Saves a new entry or a changed one; what needs mending comes back as it was typed. */
async function save(visit: Visit): Promise<DeskAnswer> {
  const { file, uploads } = visit;
  try {
    return await saveWith(visit, file);
  } finally {
    if (file !== null) await removeUpload(uploads, file.id);
  }
}

async function saveWith(visit: Visit, file: Visit['file']): Promise<DeskAnswer> {
  const { uploads } = visit;
  const register = registerOf(visit);
  const kept = visit.params.slug === undefined ? null : await keptIn(visit, register);
  const keys = keysOfForm(register);
  const values = typedIn(visit.form, keys);
  const slug = kept?.slug ?? (await freeSlug(visit, register, values));
  const written = { ...writtenEntry(values, keys), slug };
  const basedOn = Number(visit.form.get('version') ?? 0);
  if (file !== null && (!takesFiles(register) || (await receivedType(uploads, file)) === null)) {
    const fault = { key: 'file', code: 'not-a-document', near: null } as const;
    return again(visit, register, kept, values, { done: false, stale: false, faults: [fault] });
  }
  const saved = await visit.stores.freely((platform) => {
    const bring = file === null ? null : () => keepDocument(platform.archive, uploads, file);
    return saveEntry(platform, visit.city, register, written, basedOn, bring);
  });
  return saved.done ? back(visit, register, 'saved') : again(visit, register, kept, values, saved);
}

/** The form as it was typed, with what needs mending. */
async function again(
  visit: Visit,
  register: Register,
  kept: KeptEntry | null,
  values: Readonly<Record<string, string>>,
  saved: Exclude<Saved, { readonly done: true }>,
): Promise<DeskAnswer> {
  const faults = saved.stale
    ? [{ field: null, message: registerWords(visit.language).stale }]
    : entryFaults(saved.faults, visit.language);
  const page = await entryPage(visit, register, kept, values, faults);
  return { page, status: saved.stale ? 409 : 422 };
}

async function remove(visit: Visit): Promise<DeskAnswer> {
  const register = registerOf(visit);
  const kept = await keptIn(visit, register);
  const basedOn = Number(visit.form.get('version') ?? 0);
  const saved = await visit.stores.freely((platform) =>
    removeEntry(platform, visit.city.slug, register, kept.slug, basedOn),
  );
  if (saved.done) return back(visit, register, 'removed');
  const values = typedEntry(kept.entry, keysOfForm(register));
  return again(visit, register, kept, values, saved);
}

/** The archived file of an entry, to keep and not to open here. */
async function file(visit: Visit): Promise<DeskAnswer> {
  const kept = await keptIn(visit, registerOf(visit));
  if (kept.file === null) throw new NotFound(says('noFile'), says('unknownRemedy'));
  const { name, hash } = kept.file;
  const bytes = await visit.stores.freely(({ archive }) => archive.get(hash));
  const type = documentType(name, bytes.subarray(0, 4096)) ?? 'application/octet-stream';
  return { download: { name, type, bytes } };
}

function back({ city }: Visit, { list: name }: Register, done: string): DeskAnswer {
  return { redirect: `/${city.slug}/desk/registers/${name}?done=${done}` };
}

/** A slug from what the entry is called that no entry ever had. */
async function freeSlug(
  visit: Visit,
  register: Register,
  values: Readonly<Record<string, string>>,
): Promise<string> {
  const called = [values.title ?? values.name ?? values.body ?? values.kind, values.on];
  const base = (slugFrom(called.filter((part) => part !== undefined).join(' ')) ?? 'entry').slice(
    0,
    56,
  );
  const history = await visit.stores.freely(({ state }) =>
    state.recordHistory(visit.city.slug, register.kind, null),
  );
  const taken = new Set(history.map(({ slug }) => slug));
  let slug = base;
  for (let count = 2; taken.has(slug); count += 1) slug = `${base}-${count}`;
  return slug;
}

/** A form that may bring a file. */
const saving = {
  action: 'register.change',
  takesFile: true,
  fileBytes: mostDocumentBytes,
  minutes: 10,
  handle: save,
} as const;

/** `/{city}/desk/registers`: documents, roles, meetings and whatever else a city keeps. */
export const registersDesk: DeskFeature = {
  name: 'registers',
  isTranslated: true,
  menu: { label: says('menu'), path: '/registers', action: 'register.see' },
  routes: [
    { method: 'get', path: '/registers', action: 'register.see', handle: overview },
    { method: 'get', path: '/registers/:list', action: 'register.see', handle: list },
    { method: 'get', path: '/registers/:list/new', action: 'register.change', handle: blank },
    { method: 'post', path: '/registers/:list/new', ...saving },
    { method: 'get', path: '/registers/:list/:slug', action: 'register.see', handle: entry },
    { method: 'get', path: '/registers/:list/:slug/file', action: 'register.see', handle: file },
    { method: 'post', path: '/registers/:list/:slug', ...saving },
    {
      method: 'post',
      path: '/registers/:list/:slug/remove',
      action: 'register.change',
      handle: remove,
    },
  ],
};
