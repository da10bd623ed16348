import type { JSX } from 'preact';
import { formatInstant } from '../../calendar/index.ts';
import type { Register } from '../../pipeline/registers/contract.ts';
import type { entryHistory, KeptEntry } from '../../pipeline/registers/entry.ts';
import { type EntryKey, entryKeys } from '../../pipeline/registers/entry-keys.ts';
import { DeskLayout } from '../../web/desk-layout.tsx';
import { ErrorSummary, Form, type FormFault } from '../../web/form.tsx';
import { useLanguage } from '../../web/language/index.ts';
import { Link } from '../../web/link.tsx';
import { tableRoles } from '../../web/table-roles.ts';
import type { Visit } from '../desk-contract.ts';
import { choiceWords, EntryField, keyWords, type Offers } from './fields.tsx';
import { registerWords } from './words/index.ts';

type ListName = keyof ReturnType<typeof registerWords>['lists'];

function listName({ list }: Register, language: Parameters<typeof registerWords>[0]) {
  return registerWords(language).lists[list as ListName];
}

function thingName({ list }: Register, language: Parameters<typeof registerWords>[0]) {
  return registerWords(language).one[list as ListName];
}

/** The registers with how much is in each. */
export function RegistersPage(props: {
  readonly visit: Visit;
  readonly counts: readonly (readonly [Register, number])[];
}): JSX.Element {
  const { visit, counts } = props;
  const language = useLanguage();
  const words = registerWords(language);
  return (
    <DeskLayout desk={visit.desk} title={words.heading}>
      <p>{words.intro}</p>
      <ul class="ways">
        {counts.map(([register, count]) => (
          <li key={register.list}>
            <Link href={`/${visit.city.slug}/desk/registers/${register.list}`}>
              {listName(register, language)}
            </Link>{' '}
            {words.entries({ count })}
          </li>
        ))}
      </ul>
    </DeskLayout>
  );
}

/** One register as a table. */
export function RegisterPage(props: {
  readonly visit: Visit;
  readonly register: Register;
  readonly entries: readonly KeptEntry[];
  readonly mayChange: boolean;
  readonly notice: string | null;
}): JSX.Element {
  const { visit, register, entries, mayChange, notice } = props;
  const language = useLanguage();
  const words = registerWords(language);
  const base = `/${visit.city.slug}/desk/registers/${register.list}`;
  const keys = entryKeys(register).slice(0, 5);
  return (
    <DeskLayout desk={visit.desk} title={listName(register, language)} notice={notice}>
      {mayChange && (
        <p>
          <Link href={`${base}/new`}>{words.add({ thing: thingName(register, language) })}</Link>
        </p>
      )}
      {entries.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <div class="scroll">
          <table class="list stacked" {...tableRoles.table}>
            <thead {...tableRoles.group}>
              <tr {...tableRoles.row}>
                {keys.map(({ key }) => (
                  <th key={key} {...tableRoles.columnHead}>
                    {keyWords(key, language)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody {...tableRoles.group}>
              {entries.map((one) => (
                <tr key={one.slug} {...tableRoles.row}>
                  {keys.map((of, index) => (
                    <td key={of.key} data-name={keyWords(of.key, language)} {...tableRoles.cell}>
                      {index === 0 ? (
                        <Link href={`${base}/${one.slug}`}>
                          {shown(of, one.entry[of.key], language)}
                        </Link>
                      ) : (
                        shown(of, one.entry[of.key], language)
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </DeskLayout>
  );
}

/** A value as people read it. */
function shown(
  { holds }: EntryKey,
  value: unknown,
  language: Parameters<typeof registerWords>[0],
): string {
  const words = registerWords(language);
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  const parts = (Array.isArray(value) ? value : [value]).map(String);
  const isWord = holds === 'choice' || holds === 'choices';
  return parts.map((part) => (isWord ? choiceWords(part, language) : part)).join(', ');
}

interface EntryProps {
  readonly visit: Visit;
  readonly register: Register;
  /** Null: a new one. */
  readonly kept: KeptEntry | null;
  readonly values: Readonly<Record<string, string>>;
  /** What its references may name. */
  readonly offers: Offers;
  readonly faults: readonly FormFault[];
  readonly history: Awaited<ReturnType<typeof entryHistory>>;
  readonly mayChange: boolean;
}

/** One entry: its form for whoever may change it, else what it says; and who changed it. */
export function EntryPage(props: EntryProps): JSX.Element {
  const { visit, register, kept, faults, mayChange } = props;
  const language = useLanguage();
  const words = registerWords(language);
  const thing = { thing: thingName(register, language) };
  const list = `/${visit.city.slug}/desk/registers/${register.list}`;
  const isOurs = kept === null || kept.keptIn === 'desk';
  return (
    <DeskLayout
      desk={visit.desk}
      title={kept === null ? words.add(thing) : words.edit(thing)}
      faulty={faults.length > 0}
    >
      <p>
        <Link href={list}>{listName(register, language)}</Link>
      </p>
      <ErrorSummary faults={faults} />
      {!isOurs && <p>{words.inFolder}</p>}
      {kept?.file != null && <p>{words.file(kept.file)}</p>}
      {isOurs && mayChange ? <EntryForm {...props} /> : <EntryFacts {...props} />}
      <History {...props} />
    </DeskLayout>
  );
}

function EntryForm({ visit, register, kept, values, offers, faults }: EntryProps) {
  const words = registerWords(useLanguage());
  const address = `/${visit.city.slug}/desk/registers/${register.list}/${kept?.slug ?? 'new'}`;
  const { formToken } = visit.desk;
  return (
    <>
      <Form formToken={formToken} action={address}>
        <input type="hidden" name="version" value={kept?.version ?? 0} />
        {keysOfForm(register).map((of) => (
          <EntryField key={of.key} {...{ register, offers, of, values, faults }} />
        ))}
        <button type="submit" class="main">
          {words.save}
        </button>
      </Form>
      {kept !== null && (
        <Form formToken={formToken} action={`${address}/remove`}>
          <input type="hidden" name="version" value={kept.version} />
          <p class="hint">{words.removeHint}</p>
          <button type="submit">{words.remove}</button>
        </Form>
      )}
    </>
  );
}

/** The keys that the desk asks for; a document's file comes from the city folder. */
export function keysOfForm(register: Register) {
  return entryKeys(register).filter(({ key }) => key !== 'file');
}

function EntryFacts({ register, kept }: EntryProps) {
  const language = useLanguage();
  return (
    <dl class="register-facts">
      {keysOfForm(register).map((of) => (
        <div key={of.key}>
          <dt>{keyWords(of.key, language)}</dt>
          <dd>{shown(of, kept?.entry[of.key], language)}</dd>
        </div>
      ))}
    </dl>
  );
}

function History({ visit, history }: EntryProps) {
  const words = registerWords(useLanguage());
  if (history.length === 0) return null;
  return (
    <section aria-labelledby="history">
      <h2 id="history">{words.history}</h2>
      <ol>
        {history.map(({ at, actor, removed }) => {
          const given = { at: formatInstant(at, visit.city.timeZone).slice(0, 16), actor };
          return <li key={at}>{removed ? words.removedBy(given) : words.changedBy(given)}</li>;
        })}
      </ol>
    </section>
  );
}
