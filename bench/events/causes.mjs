/** Why a mark may be missed: where the time goes, as profiles of each statement showed it. */
export const causes = {
  load: 'Reading: nine tenths of the processor time are the one statement that splits the file into cells, turns texts into times and numbers, and writes compressed columns. Bare DuckDB does the same work; what comes on top is a look at every value, the hash of the file and a count of its lines beside the reader, and the comparison of keys (a twentieth). Two processors shared by three threads show that more on small files.',
  metrics:
    'Forty metrics: one scan for each day column, as the query by hand has. On top come exact totals (added as decimals, so that the order of rows cannot change a number: 0.8 to 1.2 processor seconds where floating numbers take 0.5, for ten million cases), all kinds of cases rather than the twenty that count (0.1 to 0.2), and a third of a second at any size for adding up by metric, comparing with what was known, writing and committing, which the query by hand does not do.',
  seconds:
    'Forty metrics in seconds: the same as above; nearly all of it is the two scans, which share the processors with whatever else the machine does.',
  changes:
    'Changed cases: three parts of about equal size. Reading the file and comparing each case with its version in force (one scan of the column of keys); marking replaced versions and committing, which writes the changed blocks of the table and is the largest single step; the two scans of the blocks that hold touched days, of which that by the day of the closing reads a third of the table, because cases that were closed late lie in all blocks. Cases that changed all over the years touch every day, so that everything is scanned again.',
  memory: 'Memory: the reader keeps blocks of the file for each thread.',
};
