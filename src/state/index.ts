export * from './contract.ts';
export { acquireLock, readHolder } from './lock.ts';
