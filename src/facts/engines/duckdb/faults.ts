import { Fault } from '../../../model/index.ts';

const remedies: readonly (readonly [kind: RegExp, remedy: string])[] = [
  [
    /Could not set lock/i,
    'End the other program that holds the file, or give this one another data folder',
  ],
  [
    /^Out of Memory|failed to allocate|max_temp_directory_size/i,
    'Give the facts more memory, or free space on the disk that holds their temporary files',
  ],
  [
    /^(IO|Serialization) Error|not a valid DuckDB database/i,
    'Look at the disk and its free space. If the file is damaged, delete it with its .wal file and run civicstat rebuild: facts are an index and nothing is lost',
  ],
];

/** An error of the engine as a `Fault` where the world failed; every other error as it is. */
export function asFault(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Fault) return error;
  const remedy = remedies.find(([kind]) => kind.test(error.message))?.[1];
  if (remedy === undefined) return error;
  const [message = error.message] = error.message.split('\n');
  return new Fault(`the facts store failed: ${message}`, remedy, { cause: error });
}
