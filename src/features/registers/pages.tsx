import type { JSX } from 'preact';
import type { Register } from '../../pipeline/registers/contract.ts';
import type { KeptEntry } from '../../pipeline/registers/entry.ts';
import { entryKeys } from '../../pipeline/registers/entry-keys.ts';
import { DeskLayout } from '../../web/desk-layout.tsx';
import { useLanguage } from '../../web/language/index.ts';
import { Link } from '../../web/link.tsx';
import { tableRoles } from '../../web/table-roles.ts';
import type { Visit } from '../desk-contract.ts';
import { keyWords } from './fields.tsx';
import { shown } from './keys.ts';
import { registerWords } from './words/index.ts';

type ListName = keyof ReturnType<typeof registerWords>['lists'];

/** What people read for a register. */
export function listName({ list }: Register, language: Parameters<typeof registerWords>[0]) {
  return registerWords(language).lists[list as ListName];
}

/** What people read for one entry of it. */
export function thingName({ list }: Register, language: Parameters<typeof registerWords>[0]) {
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
