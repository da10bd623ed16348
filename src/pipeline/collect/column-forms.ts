/** What the cells of a column look like. */
export type CellForm = 'empty' | 'number' | 'day' | 'instant' | 'text';

export interface ColumnForm {
  readonly name: string;
  readonly form: CellForm;
}

const patterns: readonly (readonly [CellForm, RegExp])[] = [
  ['empty', /^\s*$/],
  ['number', /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i],
  ['day', /^\s*\d{4}[-/]\d{2}[-/]\d{2}\s*$/],
  ['instant', /^\s*\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/],
];

/** Looks at rows as they pass; the form of a column is what all its filled cells have in common. */
export function observeForms(columns: readonly string[]) {
  const forms: CellForm[] = columns.map(() => 'empty');
  return {
    see(row: readonly (string | null)[]): void {
      for (const [place, cell] of row.entries()) {
        if (cell === null || forms[place] === 'text') continue;
        forms[place] = joined(forms[place]!, formOf(cell));
      }
    },
    seen: (): ColumnForm[] => columns.map((name, place) => ({ name, form: forms[place]! })),
  };
}

function formOf(cell: string): CellForm {
  return patterns.find(([, pattern]) => pattern.test(cell))?.[0] ?? 'text';
}

function joined(one: CellForm, other: CellForm): CellForm {
  if (one === 'empty' || one === other) return other;
  return other === 'empty' ? one : 'text';
}
