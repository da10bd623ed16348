export {
  type DeliveredRows,
  type Mapping,
  standardLimits,
} from './contract.ts';
export { readHeader, surveyTable } from './csv/survey.ts';
export { standardMapping, toolkitMapping } from './mapping.ts';
export { linesOfRows, readDelivery } from './read-delivery.ts';
export { mappingAt, readMapping } from './read-mapping.ts';
export { recogniseFile } from './recognise.ts';
