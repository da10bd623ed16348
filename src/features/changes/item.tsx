import type { JSX } from 'preact';
import { type CityDefinition, periods } from '../../model/index.ts';
import { CityText, useCityTag } from '../../web/city-text.tsx';
import { clockInWords, formatDay, formatSpan } from '../../web/dates.ts';
import { useLanguage } from '../../web/language/index.ts';
import { Link } from '../../web/link.tsx';
import type { Change } from './change.ts';
import { contrast } from './contrast.ts';
import { figuresInWords } from './figures.ts';
import type { Item } from './group.ts';
import {
  changeInWords,
  placeInWords,
  restatedInWords,
  revisedInWords,
  scoresInWords,
  textsOf,
} from './sentences.ts';
import { changesWords } from './words/index.ts';

/** A short list stands open; a longer one opens on demand; the rest is in the file. */
const fewValues = 3;
const mostValues = 50;

interface ItemProps {
  readonly item: Item;
  /** Where all values of this item can be had. */
  readonly csv: string;
  readonly city: CityDefinition;
}

/** All that changed about one thing on one day. */
export function ItemOfDay(props: ItemProps): JSX.Element {
  const { subject, restated, revised, others } = props.item;
  return (
    <li class="change">
      <h3>
        {subject.address === null ? (
          <CityText>{subject.name}</CityText>
        ) : (
          <Link href={subject.address}>
            <CityText>{subject.name}</CityText>
          </Link>
        )}
      </h3>
      {others.map((change, index) => (
        <Single key={index} change={change} />
      ))}
      {restated.length > 0 && <Restated {...props} />}
      {revised.length > 0 && <Revised {...props} />}
    </li>
  );
}

function Head(props: { readonly change: Change; readonly says: string }) {
  const { kind, at, from } = props.change;
  const language = useLanguage();
  return (
    <p class="what">
      <span class="kind">{changesWords(language).kindNames[kind]}</span> {props.says}{' '}
      {from === null && <time dateTime={at}>{clockInWords(at, language)}</time>}
    </p>
  );
}

function Single({ change }: { readonly change: Change }) {
  const { kind, from, period } = change;
  const isWhole = kind === 'added' || kind === 'retired';
  const language = useLanguage();
  const [was, is] = textsOf(change, language);
  const isShort = was.length + is.length < 60;
  return (
    <>
      <Head change={change} says={changeInWords(change, language)} />
      {!isWhole && (isShort ? <Step before={was} after={is} /> : <Texts before={was} after={is} />)}
      {from !== null && (
        <p class="note">
          {changesWords(language).inForce({
            day: formatDay(from, language),
            period: period ?? 'all',
          })}
        </p>
      )}
    </>
  );
}

function Step(props: { readonly before: string; readonly after: string }) {
  return (
    <p class="step">
      <del>{props.before}</del> <span aria-hidden="true">→</span>
      <span class="hidden"> {changesWords(useLanguage()).changedTo} </span> <ins>{props.after}</ins>
    </p>
  );
}

/** Long texts stand below each other, with the words that differ marked. */
function Texts(props: { readonly before: string; readonly after: string }) {
  const words = changesWords(useLanguage());
  const lang = useCityTag();
  const [was, is] = contrast(props.before, props.after);
  return (
    <dl class="texts">
      <div>
        <dt>{words.before}</dt>
        <dd lang={lang}>
          {was.same}
          {was.other !== '' && <del>{was.other}</del>}
          {was.rest}
        </dd>
      </div>
      <div>
        <dt>{words.after}</dt>
        <dd lang={lang}>
          {is.same}
          {is.other !== '' && <ins>{is.other}</ins>}
          {is.rest}
        </dd>
      </div>
    </dl>
  );
}

function Restated({ item, csv }: ItemProps) {
  const language = useLanguage();
  const words = changesWords(language);
  const { restated } = item;
  const [only] = restated;
  const says = restatedInWords(item, language);
  if (only !== undefined && restated.length === 1) {
    return (
      <>
        <Head change={only} says={says} />
        <ValueStep change={only} />
      </>
    );
  }
  return (
    <Listed
      changes={restated}
      says={says}
      openUpTo={fewValues}
      all={words.allValues({ count: restated.length })}
      csv={csv}
    >
      {(change) => (
        <>
          <span>{change.span === null ? '' : formatSpan(change.span, language)}</span>{' '}
          <ValueStep change={change} />
        </>
      )}
    </Listed>
  );
}

function Revised({ item, csv, city }: ItemProps) {
  const language = useLanguage();
  const words = changesWords(language);
  const { revised } = item;
  return (
    <Listed
      changes={revised}
      says={revisedInWords(item, language)}
      openUpTo={periods.length}
      all={words.allScores({ count: revised.length })}
      csv={csv}
    >
      {(change) => {
        const [was, is] = scoresInWords(change, city, language);
        return (
          <>
            <Link href={`/${city.slug}/on/${change.board}`}>{placeInWords(change, language)}</Link>{' '}
            <Step before={was} after={is} />
          </>
        );
      }}
    </Listed>
  );
}

/** Many changes of one kind as one: a sentence over a list that a longer one opens on demand. */
function Listed(props: {
  readonly changes: readonly Change[];
  readonly says: string;
  /** So many stand open. */
  readonly openUpTo: number;
  readonly all: string;
  readonly csv: string;
  readonly children: (change: Change) => JSX.Element;
}) {
  const { changes, says, openUpTo, all, csv, children } = props;
  const words = changesWords(useLanguage());
  const newest = changes.reduce((a, b) => (a.at > b.at ? a : b));
  const more = changes.length - mostValues;
  const list = (
    <ul class="restatements">
      {changes.slice(0, mostValues).map((change, index) => (
        <li key={index}>{children(change)}</li>
      ))}
    </ul>
  );
  return (
    <>
      <Head change={newest} says={says} />
      {changes.length <= openUpTo ? (
        list
      ) : (
        <details>
          <summary>{all}</summary>
          {list}
          {more > 0 && (
            <p class="note">
              <Link href={csv}>{words.moreInCsv({ count: more })}</Link>
            </p>
          )}
        </details>
      )}
    </>
  );
}

function ValueStep({ change }: { readonly change: Change }) {
  const language = useLanguage();
  const words = changesWords(language);
  const { before, after, subject } = change;
  const [was, is] = figuresInWords(before, after, subject.metric, language);
  return <Step before={was ?? words.noValue} after={is ?? words.takenBack} />;
}
