import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { parseDay, parseFreshness } from '../../calendar/index.ts';
import { type Day, type GradeStep, nearest } from '../../model/index.ts';
import { type Kind, number, refuse, text } from './kinds.ts';
import { placeOf, report, resolved, type YamlFile } from './yaml-file.ts';

/** Days outside these years are slips of the finger. */
const firstYear = 1900;
const lastYear = 2199;

export const day: Kind<Day> = { says: 'date, `YYYY-MM-DD`', read: readDay };

function readDay(node: Node, file: YamlFile): Day | undefined {
  const written = isScalar(node) ? String(node.source ?? node.value) : '';
  const parts = /^(\d{4})-\d{2}-\d{2}$/.exec(written);
  if (parts === null) {
    return refuse(file, node, {
      code: 'not-a-day',
      message: 'A date is expected here',
      remedy: 'Write year, month and day, for example 2025-07-01',
    });
  }
  const value = parseDay(written);
  if (value === null) {
    return refuse(file, node, {
      code: 'not-a-day',
      message: 'The calendar has no such day',
      remedy: 'Correct the month or the day',
    });
  }
  const year = Number(parts[1]);
  if (year >= firstYear && year <= lastYear) return value;
  return refuse(file, node, {
    code: 'out-of-range',
    message: `A date from ${firstYear} to ${lastYear} is expected here`,
    remedy: 'Correct the year',
  });
}

/** A list of days, each once; given in order of time. */
export const dayList: Kind<readonly Day[]> = {
  says: 'list of dates',
  read: (node, file) => {
    if (!isSeq(node)) {
      return refuse(file, node, {
        code: 'not-a-list',
        message: 'A list of dates is expected here',
        remedy: 'Write for example [2025-01-01, 2025-07-04]',
      });
    }
    const lines = new Map<Day, number>();
    let sound = true;
    for (const item of node.items) {
      const entry = resolved(file, item) ?? node;
      const value = readDay(entry, file);
      const before = value === undefined ? undefined : lines.get(value);
      if (value === undefined || before !== undefined) sound = false;
      if (value === undefined) continue;
      if (before === undefined) lines.set(value, placeOf(file, entry).line);
      else {
        report(file, entry, {
          code: 'duplicate-day',
          message: `The date stands in the list already, in line ${before}`,
          remedy: 'Remove one of the two',
        });
      }
    }
    return sound ? [...lines.keys()].sort() : undefined;
  },
};

/** Where the zones of the IANA list lie; names before another slash are of an older kind. */
const areas =
  /^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)\//i;

/** What people mean by the old names that are seen most. */
const meantBy: Readonly<Record<string, string>> = {
  est: 'America/New_York',
  est5edt: 'America/New_York',
  cst6cdt: 'America/Chicago',
  mst: 'America/Phoenix',
  mst7mdt: 'America/Denver',
  pst8pdt: 'America/Los_Angeles',
  hst: 'Pacific/Honolulu',
  'us/eastern': 'America/New_York',
  'us/central': 'America/Chicago',
  'us/mountain': 'America/Denver',
  'us/pacific': 'America/Los_Angeles',
  'us/alaska': 'America/Anchorage',
  'us/hawaii': 'Pacific/Honolulu',
  gmt: 'Europe/London',
  wet: 'Europe/Lisbon',
  cet: 'Europe/Paris',
  met: 'Europe/Paris',
  eet: 'Europe/Athens',
};

/**
 * An IANA time zone that this machine knows, named by area and city, or UTC. Offsets such as
 * `-05:00` and old names such as `EST` have no summer time, or may lose it.
 */
export const timeZone: Kind<string> = {
  says: 'IANA time zone, `Area/City`',
  read: (node, file) => {
    const name = text(64).read(node, file);
    if (name === undefined) return undefined;
    if (/^[a-z]/i.test(name) && isKnownZone(name)) {
      if (areas.test(name) || name === 'UTC') return name;
      return refuse(file, node, {
        code: 'old-time-zone',
        message: 'This is an old name of a time zone, which may have no summer time',
        remedy: `Name a city of the zone, for example ${meantBy[name.toLowerCase()] ?? 'America/New_York'}`,
      });
    }
    const near = nearest(name.replaceAll(' ', '_'), Intl.supportedValuesOf('timeZone'));
    return refuse(file, node, {
      code: 'unknown-time-zone',
      message: 'No time zone of the IANA list has this name',
      remedy: near === null ? 'Write for example America/New_York' : `Did you mean \`${near}\`?`,
    });
  },
};

function isKnownZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** How old a value may be, in days. */
export const freshness: Kind<number> = {
  says: 'ISO 8601 duration in weeks, or in days and hours',
  read: (node, file) => {
    const written = isScalar(node) ? String(node.source ?? node.value) : '';
    const days = parseFreshness(written);
    if (days !== null && days > 0) return days;
    return refuse(file, node, {
      code: 'not-a-duration',
      message: 'A time in weeks, or in days and hours, in ISO 8601 form is expected here',
      remedy: 'Write for example P3D for three days or P2W for two weeks',
    });
  },
};

const mostGrades = 30;
const gradeScore = number();

/** A scale from the best grade down: each with the lowest score that earns it. */
export const grades: Kind<readonly GradeStep[]> = {
  says: 'map from grade to lowest score, best first',
  read: (node, file) => {
    if (!isMap(node) || node.items.length === 0 || node.items.length > mostGrades) {
      return refuse(file, node, {
        code: 'not-a-map',
        message: `A scale of 1 to ${mostGrades} grades is expected here`,
        remedy: 'Write for example {A: 1.10, B: 1.00, C: 0.90, D: 0.80, F: 0}',
      });
    }
    const steps: GradeStep[] = [];
    for (const pair of node.items) {
      const key = resolved(file, pair.key) ?? node;
      const grade = readGrade(key, file);
      const value = resolved(file, pair.value) ?? key;
      const atLeast = gradeScore.read(value, file);
      if (grade === undefined || atLeast === undefined) continue;
      if (isNextGrade(steps, { grade, atLeast }, key, value, file)) steps.push({ grade, atLeast });
    }
    return steps.length === node.items.length ? steps : undefined;
  },
};

/** A grade may look like a number: `1` is a good mark in some countries. */
function readGrade(key: Node, file: YamlFile): string | undefined {
  if (isScalar(key) && typeof key.value === 'number') return String(key.source ?? key.value);
  return text(20).read(key, file);
}

function isNextGrade(
  steps: readonly GradeStep[],
  next: GradeStep,
  key: Node,
  value: Node,
  file: YamlFile,
): boolean {
  const last = steps.at(-1);
  if (steps.some((step) => step.grade === next.grade)) {
    report(file, key, {
      code: 'duplicate-key',
      message: `The grade ${next.grade} stands in the scale already`,
      remedy: 'Remove one of the two',
    });
    return false;
  }
  if (last === undefined || next.atLeast < last.atLeast) return true;
  report(file, value, {
    code: 'grades-not-falling',
    message: `Grades go from the best down, but ${next.grade} is not below ${last.grade} (${last.atLeast})`,
    remedy: 'Order the grades from the highest score to the lowest',
  });
  return false;
}
