export { type CityFiles, cityFilesIn } from './city-files.ts';
export type { RuleShape } from './comparison.ts';
export { slugFrom } from './kinds.ts';
export {
  assembleCity,
  describePlan,
  type FieldChange,
  type Plan,
  type PlannedChange,
  planApply,
} from './plan.ts';
export { type CityReading, readCityFolder } from './read-city.ts';
export { settings } from './settings.ts';
export { renderSettingsReference } from './settings-reference.ts';
export { starterCity } from './starter.ts';
