import { createElement, type JSX } from 'preact';
import type {
  CellKind,
  Chart,
  ChartCell,
  ChartRow,
  ChartTable,
  SvgElement,
} from '../charts/contract.ts';
import { Link } from './link.tsx';
import { tableRoles } from './table-roles.ts';

interface FigureProps {
  readonly chart: Chart;
  /** Starts the ids of the chart's parts: unique on the page. */
  readonly id: string;
  /** Where the same numbers stand as a table: below it, folded below it, or elsewhere on the page. */
  readonly twin: 'shown' | 'folded' | 'elsewhere';
}

/**
 * A chart with its key and its table. A picture is named by the chart's title and described by its
 * description; a chart whose table carries the picture is that table, with the description beside it
 * for screen readers.
 */
export function ChartFigure({ chart, id, twin }: FigureProps): JSX.Element {
  const carried = chart.svg === null;
  return (
    <figure class="chart-figure">
      {chart.svg !== null && <NamedPicture chart={chart} svg={chart.svg} id={id} />}
      {chart.key.length > 0 && <Key chart={chart} />}
      {carried && <p class="hidden">{chart.description}</p>}
      {(carried || twin === 'shown') && <TableOf table={chart.table} />}
      {!carried && twin === 'folded' && <Folded table={chart.table} />}
      {twin !== 'elsewhere' && chart.more !== null && <Folded table={chart.more} />}
    </figure>
  );
}

const cellClass: Readonly<Record<CellKind, string>> = {
  words: 'chart-words',
  figure: 'chart-figures',
  picture: 'chart-picture',
};

/** A chart's picture alone, for the eye: the words beside it must say the same. */
export function ChartPicture({ chart }: { readonly chart: Chart }): JSX.Element | null {
  return chart.svg === null ? null : drawn(chart.svg, { 'aria-hidden': 'true' });
}

function NamedPicture(props: { chart: Chart; svg: SvgElement; id: string }): JSX.Element {
  const { chart, svg, id } = props;
  const ids = { title: `${id}-title`, description: `${id}-description` };
  return drawn(
    svg,
    { role: 'img', 'aria-labelledby': ids.title, 'aria-describedby': ids.description },
    [
      <title key="title" id={ids.title}>
        {chart.title}
      </title>,
      <desc key="description" id={ids.description}>
        {chart.description}
      </desc>,
    ],
  );
}

function Key({ chart }: { readonly chart: Chart }): JSX.Element {
  return (
    <ul class="chart-key">
      {chart.key.map(({ sample, text }) => (
        <li key={text}>
          {drawn(sample, { 'aria-hidden': 'true' })}
          {text}
        </li>
      ))}
    </ul>
  );
}

function Folded({ table }: { readonly table: ChartTable }): JSX.Element {
  return (
    <details class="chart-folded">
      <summary>{table.caption}</summary>
      <TableOf table={table} captionHidden />
    </details>
  );
}

function TableOf(props: { readonly table: ChartTable; readonly captionHidden?: boolean }) {
  const { table, captionHidden = false } = props;
  const kinds = table.head.map((head) => head.kind);
  return (
    <table {...tableRoles.table} class={tableClass(table)}>
      <caption class={captionHidden ? 'hidden' : undefined}>{table.caption}</caption>
      <thead {...tableRoles.group}>
        <tr {...tableRoles.row}>
          {table.head.map(({ text, kind, picture }) => (
            <th key={text} {...tableRoles.columnHead} class={cellClass[kind]}>
              <Text text={text} picture={picture} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...tableRoles.group}>
        {table.rows.map((row, index) => (
          <Row key={index} row={row} kinds={kinds} />
        ))}
      </tbody>
    </table>
  );
}

function tableClass({ head, layout }: ChartTable): string {
  if (layout === 'panels') return 'chart-table chart-panels';
  const carries = head.some((one) => one.kind === 'picture');
  return carries ? 'chart-table chart-carries' : 'chart-table';
}

function Row({ row, kinds }: { readonly row: ChartRow; readonly kinds: readonly CellKind[] }) {
  const [name, ...cells] = row.cells;
  return (
    <tr {...tableRoles.row} class={row.kind === 'total' ? 'chart-sum' : undefined}>
      {name !== undefined && (
        <th {...tableRoles.rowHead} class={cellClass[kinds[0]!]}>
          <Cell cell={name} />
        </th>
      )}
      {cells.map((one, index) => (
        <td key={index} {...tableRoles.cell} class={cellClass[kinds[index + 1]!]}>
          <Cell cell={one} />
        </td>
      ))}
    </tr>
  );
}

function Cell({ cell }: { readonly cell: ChartCell }): JSX.Element {
  const { text, note, href, picture } = cell;
  return (
    <>
      {href === null ? <Text text={text} picture={picture} /> : <Link href={href}>{text}</Link>}
      {note !== null && <small>{note}</small>}
    </>
  );
}

/** Words, or a picture for the eye with the same words hidden beside it. */
function Text({ text, picture }: { readonly text: string; readonly picture: SvgElement | null }) {
  if (picture === null) return <>{text}</>;
  return (
    <>
      {drawn(picture, { 'aria-hidden': 'true' })}
      {text !== '' && <span class="hidden">{text}</span>}
    </>
  );
}

/** The tree as elements: every text in it is escaped, and no attribute can be a script. */
function drawn(
  { tag, attributes, children }: SvgElement,
  more: Readonly<Record<string, string>> = {},
  before: readonly JSX.Element[] = [],
): JSX.Element {
  return createElement(
    tag,
    { ...attributes, ...more },
    ...before,
    ...children.map((child) => (typeof child === 'string' ? child : drawn(child))),
  );
}
