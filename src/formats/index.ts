export {
  type ColumnName,
  columnsOf,
  type DeliveredRows,
  dayFormats,
  type Encoding,
  encodings,
  type Mapping,
  standardLimits,
} from './contract.ts';
export { readHeader, surveyTable } from './csv/survey.ts';
export { fitOf, isPlainlyUtf8 } from './fit.ts';
export { asTexts, type ReadAs, seemingDelimiter, suggestColumns } from './look.ts';
export { standardMapping, toolkitMapping } from './mapping.ts';
export { firstRecords, linesOfRows, readDelivery } from './read-delivery.ts';
export { mappingAt, readMapping } from './read-mapping.ts';
export { recogniseFile } from './recognise.ts';
export { dimensionsRemedy } from './rows/notices.ts';
export { wrongNumbers } from './rows/observed-numbers.ts';
