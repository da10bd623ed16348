export * from './contract.ts';
export { acquireLock, type FolderLock, type LockHolder, readHolder } from './lock.ts';
