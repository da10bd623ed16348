/**
 * A table's roles, said aloud. The phone layout gives rows another display, and some browsers then
 * forget that they are rows; spread these onto the elements: `<tr {...tableRoles.row}>`.
 */
export const tableRoles = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  columnHead: { role: 'columnheader', scope: 'col' },
  rowHead: { role: 'rowheader', scope: 'row' },
  groupHead: { role: 'rowheader', scope: 'rowgroup' },
  cell: { role: 'cell' },
} as const;
