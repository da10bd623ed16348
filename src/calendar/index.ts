export { addBusinessDays } from './business-days.ts';
export { lastRun, nextRun, parseCron } from './cron.ts';
export {
  addDays,
  addMonths,
  dayFromNumber,
  dayNumber,
  daysBetween,
  parseDay,
  spanLength,
  weekday,
} from './day.ts';
export { fiscalPeriod } from './fiscal.ts';
export {
  excelSerialDay,
  instantFromEpoch,
  parseSlashDate,
  type SlashDate,
  type SlashOrder,
} from './foreign-dates.ts';
export { parseFreshness } from './freshness.ts';
export {
  type Bounds,
  dayBounds,
  elapsedHours,
  formatInstant,
  localDay,
  localDayNumber,
  spanBounds,
} from './instant.ts';
export { matchedSpans } from './matched-spans.ts';
export { type ParsedInstant, parseInstant } from './parse-instant.ts';
export { completeQuarters } from './quarters.ts';
export { dailyRun, dueRun } from './schedule.ts';
export { type TimePart, type TimePiece, timePattern } from './time-pattern.ts';
export { isoWeek, weekStartOf } from './week.ts';
export { windows } from './windows.ts';
