/**
 * The days of an ISO 8601 duration in whole weeks, or in whole days and hours; hours count a
 * twenty-fourth of a day. Null for anything else, months and years among it: they have no fixed
 * number of days.
 * @example parseFreshness('P1DT12H') // 1.5
 */
export function parseFreshness(text: string): number | null {
  const parts = /^P(?:(\d{1,5})W|(?=.)(?:(\d{1,5})D)?(?:T(\d{1,5})H)?)$/.exec(text);
  if (parts === null) return null;
  const [, weeks = '0', days = '0', hours = '0'] = parts;
  return Number(weeks) * 7 + Number(days) + Number(hours) / 24;
}
