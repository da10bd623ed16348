/**
 * Turns Boston's published CityScore table into the two files that Civicstat imports:
 * `observations.csv` and `targets.csv`. The same source gives the same bytes.
 *
 * Run from the checkout: `npm exec -- node examples/boston/make.ts`
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';

/** Boston's names in the published table, and the slugs of `city.yaml`. */
export const slugs: Readonly<Record<string, string>> = {
  '311 CALL CENTER PERFORMANCE': 'calls-answered-on-time',
  '311 CONSTITUENT EXPERIENCE SURVEYS': 'experience-surveys',
  'BFD INCIDENTS': 'fire-incidents',
  'BFD RESPONSE TIME': 'fire-response-on-time',
  'BPS ATTENDANCE': 'school-attendance',
  'CITY SERVICES SATISFACTION SURVEYS': 'satisfaction-surveys',
  'CODE ENFORCEMENT ON-TIME %': 'code-enforcement-on-time',
  'CODE ENFORCEMENT TRASH COLLECTION': 'code-enforcement-trash-collection',
  'EMS RESPONSE TIME': 'ems-response-time',
  'GRAFFITI ON-TIME %': 'graffiti-on-time',
  'HOMICIDES (TREND)': 'homicides',
  'LIBRARY USERS': 'library-users',
  'MISSED TRASH ON-TIME %': 'missed-trash-on-time',
  'ON-TIME PERMIT REVIEWS': 'permit-reviews-on-time',
  'PARKS MAINTENANCE ON-TIME %': 'parks-maintenance-on-time',
  'PART 1 CRIMES': 'part-1-crimes',
  'POTHOLE ON-TIME %': 'pothole-on-time',
  'SHOOTINGS (TREND)': 'shootings',
  'SIGN INSTALLATION ON-TIME %': 'sign-installation-on-time',
  'SIGNAL REPAIR ON-TIME %': 'signal-repair-on-time',
  'STABBINGS (TREND)': 'stabbings',
  'STREETLIGHT ON-TIME %': 'street-lights-on-time',
  'TREE MAINTENANCE ON-TIME %': 'tree-maintenance-on-time',
};

const periods = ['day', 'week', 'month', 'quarter'] as const;
type Period = (typeof periods)[number];
type PublishedRow = Readonly<Record<string, string>>;

/** The numbers of one cell in the table's own text; the empty text where nothing is published. */
interface Cell {
  readonly value: string;
  readonly numerator: string;
  readonly denominator: string;
  /** A historical average, which enters as a target. */
  readonly average: string;
}

export interface MadeFiles {
  readonly observations: string;
  readonly targets: string;
  readonly counts: {
    readonly publishedRows: number;
    readonly observationRows: number;
    /** Observation rows that replace another number or a retraction of the same span. */
    readonly observationsRestated: number;
    /** Rows that take back a number published before. */
    readonly retractions: number;
    readonly targetRows: number;
    readonly targetsRestated: number;
    /** Cells whose published pair differs from the one last published for the same span. */
    readonly cellsRestated: number;
  };
}

const nothing: Cell = { value: '', numerator: '', denominator: '', average: '' };

/** Which of the published numbers are ours and which the comparison's, by the table's own rule. */
const readings: Readonly<Record<string, (row: PublishedRow, period: Period) => Cell>> = {
  'sum(numerator_value)/sum(denominator_value)/target': parts,
  'average(sum(numerator_value)/sum(denominator_value))/target': parts,
  'target / median': (row, period) => {
    const { numerator, denominator } = parts(row, period);
    if (Number(numerator) !== Number(row.target)) {
      throw new Error(`${describe(row)}: the numerator of a median must be its target`);
    }
    return { ...nothing, value: denominator };
  },
  'historical_average / current_average': (row, period) => {
    const { numerator, denominator } = parts(row, period);
    return { ...nothing, value: denominator, average: numerator };
  },
  'current_average / historical_average': (row, period) => {
    const { numerator, denominator } = parts(row, period);
    return { ...nothing, value: numerator, average: denominator };
  },
};

function parts(row: PublishedRow, period: Period): Cell {
  const numerator = row[`${period}_numerator`]!;
  const denominator = row[`${period}_denominator`]!;
  return { ...nothing, numerator, denominator };
}

/** Boston's windows for a board: previous day, last whole week, month, three months. */
function spanOf(period: Period, board: Temporal.PlainDate): { first: string; last: string } {
  const [first, after] = bounds(period, board);
  return { first: first.toString(), last: after.subtract({ days: 1 }).toString() };
}

function bounds(period: Period, board: Temporal.PlainDate) {
  const monday = board.subtract({ days: board.dayOfWeek - 1 });
  const month = board.with({ day: 1 });
  switch (period) {
    case 'day':
      return [board.subtract({ days: 1 }), board] as const;
    case 'week':
      return [monday.subtract({ days: 7 }), monday] as const;
    case 'month':
      return [month.subtract({ months: 1 }), month] as const;
    case 'quarter':
      return [month.subtract({ months: 3 }), month] as const;
  }
}

/** The published local time as an instant, its digits kept: `2025-01-18T12:18:09.825565-05:00`. */
function knownAt(row: PublishedRow): { known: string; board: Temporal.PlainDate } {
  const text = row.score_calculated_ts!.replace(' ', 'T');
  const local = Temporal.PlainDateTime.from(text);
  const zoned = local.toZonedDateTime('America/New_York', { disambiguation: 'reject' });
  return { known: text + zoned.offset, board: local.toPlainDate() };
}

function describe(row: PublishedRow): string {
  return `${row.metric_name} at ${row.score_calculated_ts}`;
}

/** One span's file rows: written when the number first appears, changes or is taken back. */
class Ledger {
  readonly #last = new Map<string, string>();
  readonly lines: string[] = [];
  restated = 0;
  retractions = 0;

  /** `line` gets the number's columns; an empty number means that nothing is published. */
  note(key: string, number: string, empty: string, line: string): void {
    const before = this.#last.get(key);
    if (number === (before ?? empty)) return;
    this.#last.set(key, number);
    this.lines.push(line);
    if (number === empty) this.retractions += 1;
    else if (before !== undefined) this.restated += 1;
  }
}

/** Makes both files from the text of the published table. Throws when a rule is unknown. */
export function makeFiles(source: string): MadeFiles {
  const rows: PublishedRow[] = parse(source, { columns: true });
  rows.sort((a, b) => (a.score_calculated_ts! < b.score_calculated_ts! ? -1 : 1));
  const observations = new Ledger();
  const targets = new Ledger();
  const pairs = new Ledger();
  for (const row of rows) {
    const metric = slugs[row.metric_name!];
    const read = readings[row.metric_logic!.trim()];
    if (metric === undefined || read === undefined) throw new Error(`${describe(row)}: unknown`);
    const { known, board } = knownAt(row);
    for (const period of periods) {
      const { first, last } = spanOf(period, board);
      const { value, numerator, denominator, average } = read(row, period);
      const key = `${metric} ${period} ${last}`;
      const numbers = `${value},${numerator},${denominator}`;
      observations.note(key, numbers, ',,', `${metric},${first},${last},${numbers},${known}`);
      targets.note(key, average, '', `${metric},${last},${last},${period},${average},${known}`);
      pairs.note(key, `${numbers},${average}`, ',,,', '');
    }
  }
  if (targets.retractions > 0) throw new Error('a historical average was taken back');
  return {
    observations: file('metric,start,end,value,numerator,denominator,known', observations),
    targets: file('metric,from,until,period,target,known', targets),
    counts: {
      publishedRows: rows.length,
      observationRows: observations.lines.length,
      observationsRestated: observations.restated,
      retractions: observations.retractions,
      targetRows: targets.lines.length,
      targetsRestated: targets.restated,
      cellsRestated: pairs.restated + pairs.retractions,
    },
  };
}

function file(header: string, ledger: Ledger): string {
  return `${[header, ...ledger.lines].join('\n')}\n`;
}

if (import.meta.main) {
  const at = (name: string) => new URL(name, import.meta.url);
  const made = makeFiles(await readFile(at('source/cityscore_published_2025.csv'), 'utf8'));
  await writeFile(at('observations.csv'), made.observations);
  await writeFile(at('targets.csv'), made.targets);
  for (const [name, count] of Object.entries(made.counts)) console.log(`${name}: ${count}`);
}
