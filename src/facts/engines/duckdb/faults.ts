import { Fault } from '../../../model/index.ts';
import { DamagedFacts, HeldFacts } from '../../faults.ts';

const kinds: readonly (readonly [message: RegExp, kind: typeof Fault, remedy: string])[] = [
  [
    /Could not set lock/i,
    HeldFacts,
    'End the other program that holds the file, or give this one another data folder',
  ],
  [
    /not a valid DuckDB database|Could not read enough bytes|Corrupt|database file with version number|^Serialization Error/,
    DamagedFacts,
    'Run civicstat rebuild, and have the disk checked: facts are an index and nothing is lost',
  ],
  [
    /^Out of Memory|failed to allocate|max_temp_directory_size/i,
    Fault,
    'Give the facts more memory, or free space on the disk that holds their temporary files',
  ],
  [
    /^IO Error/,
    Fault,
    'Look at the disk, its free space, and whether this program may write to the data folder',
  ],
];

/** An error of the engine as a `Fault` where the world failed; every other error as it is. */
export function asFault(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Fault) return error;
  const known = kinds.find(([message]) => message.test(error.message));
  if (known === undefined) return error;
  const [, Kind, remedy] = known;
  const [message = error.message] = error.message.split('\n');
  return new Kind(`the facts store failed: ${message}`, remedy, { cause: error });
}
