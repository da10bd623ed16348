import type { FactsFile } from '../contract.ts';

/** How DuckDB is opened, and what it may use of the machine. */
export function instanceSettings({
  path,
  memoryLimitMegabytes = 512,
  temporaryFolder = `${path}.tmp`,
}: FactsFile): Record<string, string> {
  return {
    threads: '2',
    memory_limit: `${memoryLimitMegabytes}MB`,
    temp_directory: temporaryFolder,
    // Nothing is ever fetched from the network.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  };
}
