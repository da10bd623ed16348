export { csv } from './read-delivery.ts';
