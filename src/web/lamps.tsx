import type { JSX } from 'preact';

const lampsInRow = 12;
const mostLamps = 48;

/** Coverage as lamps, for the eye only: the words stand beside. Too many are not drawn at all. */
export function Lamps(props: { readonly lit: number; readonly total: number }): JSX.Element | null {
  if (props.total === 0 || props.total > mostLamps) return null;
  const dots = Array.from({ length: props.total }, (_, index) => {
    const x = (index % lampsInRow) * 10 + 5;
    return `M${x} ${Math.floor(index / lampsInRow) * 10 + 5}h0`;
  });
  const height = Math.ceil(props.total / lampsInRow) * 10;
  const width = Math.min(props.total, lampsInRow) * 10;
  return (
    <svg
      class="lamps"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
    >
      <path class="lit" d={dots.slice(0, props.lit).join('')} />
      <path class="dark" d={dots.slice(props.lit).join('')} />
    </svg>
  );
}
