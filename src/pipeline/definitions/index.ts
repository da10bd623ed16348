export { type CityFiles, cityFilesIn } from './city-files.ts';
export { slugFrom } from './kinds.ts';
export {
  assembleCity,
  describePlan,
  fieldChanges,
  type Plan,
  planApply,
} from './plan.ts';
export { readCityFolder } from './read-city.ts';
export { settings } from './settings.ts';
export { renderSettingsReference } from './settings-reference.ts';
export { readSourceText } from './source-text.ts';
export { starterCity } from './starter.ts';
