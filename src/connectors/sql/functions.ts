/**
 * Functions that compute a value from values and nothing else: they read no file, open no
 * connection, wait for nothing and change nothing. All databases have most of them.
 */
export const harmlessFunctions: readonly string[] = [
  // Over rows.
  ...['count', 'sum', 'avg', 'min', 'max', 'stddev', 'stddev_samp', 'stddev_pop', 'variance'],
  ...['var_samp', 'var_pop', 'percentile_cont', 'percentile_disc', 'row_number', 'rank'],
  ...['dense_rank', 'ntile', 'lag', 'lead', 'first_value', 'last_value'],
  // Of numbers.
  ...['abs', 'sign', 'round', 'floor', 'ceil', 'ceiling', 'sqrt', 'power', 'exp', 'ln', 'log'],
  ...['mod', 'greatest', 'least'],
  // Of anything.
  ...['coalesce', 'nullif', 'cast', 'extract'],
  // Of texts.
  ...['lower', 'upper', 'trim', 'ltrim', 'rtrim', 'length', 'char_length', 'left', 'right'],
  ...['substring', 'replace', 'concat', 'concat_ws', 'position', 'reverse'],
  // Types with a size, as in CAST(… AS decimal(10, 2)).
  ...['decimal', 'numeric', 'varchar', 'char', 'character', 'nvarchar', 'nchar', 'timestamp'],
  ...['time', 'float', 'datetime'],
];

/** Words of the language that a bracket can follow. */
export const wordsBeforeBrackets: ReadonlySet<string> = new Set([
  ...['select', 'distinct', 'all', 'from', 'where', 'and', 'or', 'not', 'in', 'exists', 'any'],
  ...['some', 'case', 'when', 'then', 'else', 'as', 'on', 'using', 'join', 'by', 'having', 'over'],
  ...['union', 'except', 'intersect', 'filter', 'group', 'limit', 'offset', 'between', 'like'],
  ...['is', 'interval', 'window', 'partition', 'apply', 'top', 'lateral'],
]);

/**
 * Words that let a statement do more than read, wherever they stand in it, and words that begin
 * another statement in databases that need no semicolon between two.
 */
export const forbiddenWords: ReadonlySet<string> = new Set([
  ...['insert', 'update', 'delete', 'merge', 'upsert', 'into', 'outfile', 'dumpfile', 'copy'],
  ...['exec', 'execute', 'prepare', 'deallocate', 'declare', 'grant', 'revoke', 'create', 'alter'],
  ...['drop', 'truncate', 'lock', 'attach', 'detach', 'pragma', 'procedure', 'returning'],
  ...['waitfor', 'shutdown', 'bulk', 'explain', 'table'],
]);
