export * from './contract.ts';
export { type Disk, type DiskFile, nodeDisk } from './disk.ts';
export { openFolderArchive } from './folder.ts';
export { sha256Hex } from './hash.ts';
export { openSnapshots } from './published.ts';
export * from './snapshots.ts';
