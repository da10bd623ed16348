import type { Platform } from '../platform.ts';
import type { Kept, KeptFile, Register } from './contract.ts';
import { type RegisterEntries, registers } from './index.ts';

/** A city's entries in force, and the archived files of its documents by slug. */
export interface RegisterContents {
  readonly entries: RegisterEntries;
  readonly files: ReadonlyMap<string, KeptFile>;
}

/** Reads all registers of a city. */
export async function readEntries(
  { state }: Pick<Platform, 'state'>,
  city: string,
): Promise<RegisterContents> {
  const files = new Map<string, KeptFile>();
  const read = async (register: Register) => {
    const records = await state.records(city, register.kind);
    return records.map(({ body }) => {
      const kept = JSON.parse(body!) as Kept<{ readonly slug: string }>;
      if (kept.file !== null) files.set(kept.entry.slug, kept.file);
      return kept.entry;
    });
  };
  const lists = await Promise.all(
    registers.map(async (register) => [register.list, await read(register)] as const),
  );
  // Only what passed a register's own schema was ever stored in it.
  return { entries: Object.fromEntries(lists) as unknown as RegisterEntries, files };
}
