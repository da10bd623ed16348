import type { JSX } from 'preact';
import { formatInstant } from '../../calendar/index.ts';
import type { Register } from '../../pipeline/registers/contract.ts';
import { documentEndings, mostDocumentBytes } from '../../pipeline/registers/document-file.ts';
import type { entryHistory, KeptEntry } from '../../pipeline/registers/entry.ts';
import { DeskLayout } from '../../web/desk-layout.tsx';
import { ErrorSummary, FileField, Form, type FormFault } from '../../web/form.tsx';
import { useLanguage } from '../../web/language/index.ts';
import { Link } from '../../web/link.tsx';
import type { Visit } from '../desk-contract.ts';
import { EntryField, keyWords, type Offers } from './fields.tsx';
import { calledIn, keysOfForm, shown, takesFiles } from './keys.ts';
import { listName, thingName } from './pages.tsx';
import { registerWords } from './words/index.ts';

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
  const list = `/${visit.city.slug}/desk/registers/${register.list}`;
  const isOurs = kept === null || kept.keptIn === 'desk';
  return (
    <DeskLayout
      desk={visit.desk}
      title={kept === null ? words.add({ thing: thingName(register, language) }) : calledIn(kept)}
      faulty={faults.length > 0}
    >
      <p>
        <Link href={list}>{listName(register, language)}</Link>
      </p>
      <ErrorSummary faults={faults} />
      {!isOurs && <p>{words.inFolder}</p>}
      {kept?.file != null && <KeptFileLine {...{ kept, list }} file={kept.file} />}
      {isOurs && mayChange ? <EntryForm {...props} /> : <EntryFacts {...props} />}
      <History {...props} />
    </DeskLayout>
  );
}

/** The archived file with the hash by which it is known. */
function KeptFileLine(props: {
  readonly kept: KeptEntry;
  readonly list: string;
  readonly file: NonNullable<KeptEntry['file']>;
}) {
  const { kept, list, file } = props;
  const words = registerWords(useLanguage());
  return (
    <p>
      <Link href={`${list}/${kept.slug}/file`}>{words.file({ name: file.name })}</Link> {words.hash}{' '}
      <code>{file.hash}</code>
    </p>
  );
}

function EntryForm({ visit, register, kept, values, offers, faults }: EntryProps) {
  const words = registerWords(useLanguage());
  const address = `/${visit.city.slug}/desk/registers/${register.list}/${kept?.slug ?? 'new'}`;
  const { formToken } = visit.desk;
  return (
    <>
      <Form formToken={formToken} action={address} hasFile={takesFiles(register)}>
        <input type="hidden" name="version" value={kept?.version ?? 0} />
        {keysOfForm(register).map((of) => (
          <EntryField key={of.key} {...{ register, offers, of, values, faults }} />
        ))}
        {takesFiles(register) && (
          <FileField
            name="file"
            label={kept?.file == null ? words.newFile : words.otherFile}
            hint={words.fileHint({
              endings: documentEndings.join(', '),
              megabytes: mostDocumentBytes / 1024 ** 2,
            })}
            faults={faults}
          />
        )}
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

function EntryFacts({ register, kept }: EntryProps) {
  const language = useLanguage();
  return (
    <dl class="register-facts">
      {keysOfForm(register).map((of) => {
        const said = shown(of, kept?.entry[of.key], language);
        if (said === '') return null;
        return (
          <div key={of.key}>
            <dt>{keyWords(of.key, language)}</dt>
            <dd>{said}</dd>
          </div>
        );
      })}
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
