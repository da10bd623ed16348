/** SQLite's own functions that compute and nothing else. */
export const functions: readonly string[] = [
  ...['date', 'datetime', 'julianday', 'strftime', 'unixepoch', 'timediff', 'ifnull', 'iif'],
  ...['total', 'group_concat', 'instr', 'substr', 'printf', 'format', 'typeof', 'json_extract'],
  ...['trunc', 'median'],
];
