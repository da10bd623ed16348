export * from './contract.ts';
export { acquireLock, type LockHolder } from './lock.ts';
