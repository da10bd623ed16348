export {
  type DeliveredRows,
  type Mapping,
  standardLimits,
} from './contract.ts';
/** The formats, one line a member. */
export { csv } from './csv/index.ts';
export { linesOfRows } from './csv/read-delivery.ts';
export { readHeader, surveyTable } from './csv/survey.ts';
export { standardMapping, toolkitMapping } from './mapping.ts';
export { mappingAt, readMapping } from './read-mapping.ts';
