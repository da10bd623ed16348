export { catalogue, type Message, message, type Translation } from './catalogue.ts';
export { addressFor, type Reader, readerOf, usualReader, withLanguage } from './choice.ts';
export {
  cityLanguage,
  type Language,
  languageFacts,
  languages,
  usualLanguage,
} from './languages.ts';
export { listOf } from './lists.ts';
export { ReaderContext, useLanguage, useReader } from './reader.ts';
export { type Told, told } from './told.ts';
