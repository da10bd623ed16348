import type { JSX } from 'preact';
import { formatSpan } from '../../web/dates.ts';
import { Link } from '../../web/link.tsx';
import type { Change } from './change.ts';
import { contrast } from './contrast.ts';
import { figuresInWords } from './figures.ts';
import type { Item } from './group.ts';
import {
  changeInWords,
  clockInWords,
  kindNames,
  restatedInWords,
  textsOf,
  words,
} from './words.ts';

/** A short list stands open; a longer one opens on demand; the rest is in the file. */
const fewValues = 3;
const mostValues = 50;

interface ItemProps {
  readonly item: Item;
  /** Where all values of this item can be had. */
  readonly csv: string;
}

/** All that changed about one thing on one day. */
export function ItemOfDay({ item, csv }: ItemProps): JSX.Element {
  const { subject, restated, others } = item;
  return (
    <li class="change">
      <h3>
        {subject.address === null ? (
          subject.name
        ) : (
          <Link href={subject.address}>{subject.name}</Link>
        )}
      </h3>
      {others.map((change, index) => (
        <Single key={index} change={change} />
      ))}
      {restated.length > 0 && <Restated item={item} csv={csv} />}
    </li>
  );
}

function Head(props: { readonly change: Change; readonly says: string }) {
  const { kind, at, from } = props.change;
  return (
    <p class="what">
      <span class="kind">{kindNames[kind]}</span> {props.says}{' '}
      {from === null && <time dateTime={at}>{clockInWords(at)}</time>}
    </p>
  );
}

function Single({ change }: { readonly change: Change }) {
  const { kind, from, period } = change;
  const isWhole = kind === 'added' || kind === 'retired';
  const [was, is] = textsOf(change);
  const isShort = was.length + is.length < 60;
  return (
    <>
      <Head change={change} says={changeInWords(change)} />
      {!isWhole && (isShort ? <Step before={was} after={is} /> : <Texts before={was} after={is} />)}
      {from !== null && <p class="note">{words.inForce(from, period)}</p>}
    </>
  );
}

function Step(props: { readonly before: string; readonly after: string }) {
  return (
    <p class="step">
      <del>{props.before}</del> <span aria-hidden="true">→</span>
      <span class="hidden"> {words.changedTo} </span> <ins>{props.after}</ins>
    </p>
  );
}

/** Long texts stand below each other, with the words that differ marked. */
function Texts(props: { readonly before: string; readonly after: string }) {
  const [was, is] = contrast(props.before, props.after);
  return (
    <dl class="texts">
      <div>
        <dt>{words.before}</dt>
        <dd>
          {was.same}
          {was.other !== '' && <del>{was.other}</del>}
          {was.rest}
        </dd>
      </div>
      <div>
        <dt>{words.after}</dt>
        <dd>
          {is.same}
          {is.other !== '' && <ins>{is.other}</ins>}
          {is.rest}
        </dd>
      </div>
    </dl>
  );
}

function Restated({ item, csv }: ItemProps) {
  const { restated } = item;
  const newest = restated.reduce((a, b) => (a.at > b.at ? a : b));
  const more = restated.length - mostValues;
  const [only] = restated;
  return (
    <>
      <Head change={newest} says={restatedInWords(item)} />
      {restated.length === 1 && <ValueStep change={only!} />}
      {restated.length > 1 && restated.length <= fewValues && <Values restated={restated} />}
      {restated.length > fewValues && (
        <details>
          <summary>{words.allValues(restated.length)}</summary>
          <Values restated={restated.slice(0, mostValues)} />
          {more > 0 && (
            <p class="note">
              <Link href={csv}>{words.moreInCsv(more)}</Link>
            </p>
          )}
        </details>
      )}
    </>
  );
}

function Values({ restated }: { readonly restated: readonly Change[] }) {
  return (
    <ul class="restatements">
      {restated.map((change, index) => (
        <li key={index}>
          <span>{change.span === null ? '' : formatSpan(change.span)}</span>{' '}
          <ValueStep change={change} />
        </li>
      ))}
    </ul>
  );
}

function ValueStep({ change }: { readonly change: Change }) {
  const [was, is] = figuresInWords(change.before, change.after, change.subject.metric);
  return <Step before={was ?? words.noValue} after={is ?? words.takenBack} />;
}
