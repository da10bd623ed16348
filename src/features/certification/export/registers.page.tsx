import type { JSX } from 'preact';
import { CityText } from '../../../web/city-text.tsx';
import type { Language } from '../../../web/language/index.ts';
import type { SubmissionDocument } from '../submission.ts';
import { certificationWords } from '../words/index.ts';
import { FileLink, Paper } from './paper.tsx';

/** A city's registers as they were frozen: entries as `registers.yaml` has them, by register. */
export type FrozenRegisters = Readonly<
  Record<string, readonly (Readonly<Record<string, unknown>> & { readonly slug: string })[]>
>;

/** Where the page of registers has the entry that a desk's address leads to; null: nowhere. */
export function anchorOf(city: string, href: string): string | null {
  const [, list, slug] =
    new RegExp(`^/${city}/desk/registers/([\\w-]+)/([\\w-]+)$`).exec(href) ?? [];
  return list === undefined || slug === undefined ? null : `${list}-${slug}`;
}

/** Every entry of the registers, so that evidence can be read without the city's server. */
export function RegistersPage(props: {
  readonly document: SubmissionDocument;
  readonly registers: FrozenRegisters;
  readonly language: Language;
}): JSX.Element {
  const { document, registers, language } = props;
  const words = certificationWords(language);
  return (
    <Paper document={document} language={language} title={words.registers} root="">
      <p>
        <FileLink to="index.html">{words.back}</FileLink>
      </p>
      {Object.entries(registers)
        .filter(([, entries]) => entries.length > 0)
        .map(([list, entries]) => (
          <section key={list}>
            <h2>
              <CityText>{list}</CityText>
            </h2>
            {entries.map(({ slug, ...entry }) => (
              <section key={slug} id={`${list}-${slug}`}>
                <h3>
                  <CityText>{slug}</CityText>
                </h3>
                <dl>
                  {Object.entries(entry).map(([key, value]) => (
                    <Value key={key} name={key} value={value} />
                  ))}
                </dl>
              </section>
            ))}
          </section>
        ))}
    </Paper>
  );
}

/** A key with its value; nothing for what was left empty. */
function Value(props: { readonly name: string; readonly value: unknown }) {
  const { name, value } = props;
  const isEmpty = value === null || (Array.isArray(value) && value.length === 0);
  if (isEmpty) return null;
  return (
    <>
      <dt>
        <CityText>{name}</CityText>
      </dt>
      <dd>
        <CityText>{textOf(value)}</CityText>
      </dd>
    </>
  );
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join('; ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
