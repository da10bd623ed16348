export { csv } from './records.ts';
