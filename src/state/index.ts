export * from './contract.ts';
export { acquireLock } from './lock.ts';
