import type { JSX } from 'preact';
import type { Status } from '../../model/index.ts';
import { statusOf } from '../../scoring/status.ts';
import { formatScore } from '../../web/format.ts';
import { useLanguage } from '../../web/language/index.ts';
import { formatFigures } from './sentences.ts';
import { workedWords } from './words/index.ts';
import type { Division, Figure, FigureName, Worked } from './worked.ts';

interface WorkedSumProps {
  readonly worked: Worked;
  readonly tolerance: number;
}

/** The divisions of a score in figures, one below the other; nothing where nothing was divided. */
export function WorkedSum({ worked, tolerance }: WorkedSumProps): JSX.Element | null {
  if (worked.divisions.length === 0) return null;
  return (
    <p class="sum">
      {worked.divisions.map((division) => (
        <Line key={division.result.name} division={division} tolerance={tolerance} />
      ))}
    </p>
  );
}

function Line(props: { readonly division: Division; readonly tolerance: number }) {
  const { over, under, result } = props.division;
  const language = useLanguage();
  const isScore = result.name === 'score';
  const figures = [over, under].flatMap(({ value, less }) =>
    less === null ? [value] : [value, less.value],
  );
  // A score is written by its own rule, which may differ from an equal figure's.
  const shown = isScore ? figures : [...figures, result.value];
  const texts = formatFigures(shown, language);
  const textOf = new Map(shown.map((value, at) => [value, texts[at]!]));
  const scale = { tolerance: props.tolerance, grades: [] };
  const text = isScore ? formatScore(result.value, scale, language) : textOf.get(result.value)!;
  return (
    <span class={over.less === null ? 'division' : 'division long'}>
      <Side figure={over} textOf={textOf} />
      <span class="sign"> ÷ </span>
      <Side figure={under} textOf={textOf} />
      <span class="together">
        <span class="sign"> = </span>
        <Term
          name={result.name}
          value={result.value}
          text={text}
          status={isScore ? statusOf(result.value, props.tolerance) : null}
        />
      </span>
      <span class="hidden">. </span>
    </span>
  );
}

function Side(props: { readonly figure: Figure; readonly textOf: ReadonlyMap<number, string> }) {
  const { name, value, less } = props.figure;
  const term = <Term name={name} value={value} text={props.textOf.get(value)!} />;
  if (less === null) return term;
  return (
    <span class="together">
      <span class="sign">(</span>
      {term}
      <span class="sign"> − </span>
      <Term name={less.name} value={less.value} text={props.textOf.get(less.value)!} />
      <span class="sign">)</span>
    </span>
  );
}

/** A figure with what it is; the full number stands in the markup for whoever checks it. */
function Term(props: {
  readonly name: FigureName;
  readonly value: number;
  readonly text: string;
  /** Of a score; left out or null for other figures. */
  readonly status?: Status | null;
}) {
  return (
    <span class={props.status == null ? 'term' : `term result ${props.status}`}>
      <data value={String(props.value)}>{props.text}</data>
      <small> {workedWords(useLanguage()).figures[props.name]}</small>
    </span>
  );
}
