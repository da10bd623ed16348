import { describe, expect, it } from 'vitest';
import { toolkitMapping } from '../mapping.ts';
import { type Asked, refusal } from '../reading.suite.ts';

type Case = readonly [
  what: string,
  content: string | Uint8Array,
  said: readonly string[],
  asked?: Asked,
];

const headersAndRows: readonly Case[] = [
  [
    'missing columns',
    'metric,day,amount\ncalls,2025-01-01,5\n',
    [
      'delivery.csv 1: missing-column: The columns “start”, “value” are missing from the header <metric,day,amount> → Name the columns in the first line as metric,start,end,value,numerator,denominator,known, or give a mapping.',
    ],
  ],
  [
    'half of the parts',
    'metric,start,numerator\ncalls,2025-01-01,5\n',
    [
      'delivery.csv 1: missing-column: The column “denominator” is missing from the header <metric,start,numerator> → Name the columns in the first line as metric,start,end,value,numerator,denominator,known, or give a mapping.',
    ],
  ],
  [
    'semicolons',
    'metric;start;end;value;numerator;denominator;known\ncalls;2025-01-01;;5;;;\n',
    [
      'delivery.csv 1: missing-column: The columns “metric”, “start”, “value” are missing from the header <metric;start;end;value;numerator;denominator;known> → The columns seem to be separated by semicolons: save the file with commas, or give a mapping with “delimiter: ";"”.',
    ],
  ],
  [
    'tabs',
    'metric\tstart\tend\tvalue\tnumerator\tdenominator\tknown\n',
    [
      'delivery.csv 1: missing-column: The columns “metric”, “start”, “value” are missing from the header <metric\tstart\tend\tvalue\tnumerator\tdenominator\tknown> → The columns seem to be separated by tabs: save the file with commas, or give a mapping with “delimiter: "\\t"”.',
    ],
  ],
  [
    'a file of targets',
    'metric,from,until,period,target,known\ncalls,2025-01-01,,,5,\n',
    [
      'delivery.csv 1: missing-column: The columns “start”, “value” are missing from the header <metric,from,until,period,target,known> → This looks like a file of targets: import it with --as targets.',
    ],
  ],
  [
    'columns written wrong, unnamed and twice',
    'metric,start,value,knwon,,ward,Ward\n',
    [
      'delivery.csv 1:knwon unknown-column: The column looks like “known” written wrong → Rename it to “known”, or give a mapping that lists it under “dimensions”.',
      'delivery.csv 1:5 unnamed-column: The column 5 has no name → Name the column in the first line, or delete it.',
      'delivery.csv 1:Ward duplicate-column: The columns 6 and 7 have the same name → Rename or remove one of them.',
    ],
  ],
  [
    'an extra column in a file of targets',
    'metric,from,target,ward\n',
    [
      'delivery.csv 1:ward unknown-column: A file of targets has no such column → Delete the column, or give a mapping with “dimensions: []” to ignore it.',
    ],
    { kind: 'targets' },
  ],
  [
    'columns of the mapping that are not there',
    'metric,start,value\n',
    [
      'delivery.csv 1: missing-column: The columns “UPDATED”, “ward” are missing from the header <metric,start,value> → Correct the mapping or the first line.',
    ],
    { mapping: { columns: { known: 'UPDATED' }, dimensions: ['ward'] } },
  ],
  [
    'a column that is a constant too',
    'metric,start,numerator,denominator\ncalls,2025-01-01,1,1\n',
    [
      'delivery.csv 1:denominator duplicate-column: The mapping gives “denominator” as a constant, and the file has it too → Remove it from the mapping’s constants.',
    ],
    { mapping: { constants: { denominator: '1' } } },
  ],
  [
    'a mapping that does not fit the kind',
    '5,2025-01-01,calls\n',
    [
      'delivery.csv 0: missing-column: The mapping “toolkit” does not say where the columns of targets stand → Use a mapping that gives a position for metric, from, target.',
    ],
    { kind: 'targets', mapping: toolkitMapping },
  ],
  [
    'too few and too many fields',
    'metric,start,end,value,numerator,denominator,known\ncalls,2025-01-01\ncalls,2025-01-01,,1,234,,,\n',
    [
      'delivery.csv 2: field-count: The row has 2 fields; the header has 7 <calls,2025-01-01> → Add what is missing; an empty field still needs its delimiter.',
      'delivery.csv 3: field-count: The row has 8 fields; the header has 7 <calls,2025-01-01,,1,234,,,> → Put a value that contains the delimiter in quotes, or remove what is too many.',
    ],
  ],
  [
    'an empty row of a spreadsheet',
    'metric,start,end,value,numerator,denominator,known\n,,,,,,\n',
    ['delivery.csv 2: empty-row: The row is empty → Delete the row.'],
  ],
];

const cells: readonly Case[] = [
  [
    'unknown metrics',
    'metric,start,end,value,numerator,denominator,known\npotholes-on-time,2025-01-01,,1,,,\nCalls,2025-01-01,,1,,,\nxyzzy,2025-01-01,,1,,,\nxyzzy,2025-01-02,,1,,,\n',
    [
      'delivery.csv 2:metric unknown-metric: The city has no metric of this name <potholes-on-time> → Did you mean “pothole-on-time”? Otherwise define the metric in the city’s definitions.',
      'delivery.csv 3:metric unknown-metric: The city has no metric of this name <Calls> → Did you mean “calls”? Otherwise define the metric in the city’s definitions.',
      'delivery.csv 4:metric unknown-metric: The city has no metric of this name; 2 rows have it <xyzzy> → Define the metric in the city’s definitions, or correct the name.',
    ],
  ],
  [
    'days',
    'metric,start,end,value,numerator,denominator,known\ncalls,02/28/2025,,1,,,\ncalls,2/28/2025,,1,,,\ncalls,02/03/2025,,1,,,\ncalls,2025-02-29,,1,,,\ncalls,2025-02-28T08:00:00,,1,,,\ncalls,45678,,1,,,\ncalls,25-01-01,,1,,,\n',
    [
      'delivery.csv 2:start not-a-day: This is not a day as YYYY-MM-DD <02/28/2025> → Write YYYY-MM-DD: 2025-02-28, or give a mapping with “dayFormat: MM/DD/YYYY”.',
      'delivery.csv 3:start not-a-day: This is not a day as YYYY-MM-DD <2/28/2025> → Write YYYY-MM-DD: 2025-02-28, or give a mapping with “dayFormat: MM/DD/YYYY”.',
      'delivery.csv 4:start not-a-day: This is not a day as YYYY-MM-DD <02/03/2025> → Write YYYY-MM-DD, or give a mapping with “dayFormat: MM/DD/YYYY” or “dayFormat: DD/MM/YYYY”.',
      'delivery.csv 5:start no-such-day: There is no such day <2025-02-29> → Look the day up in a calendar.',
      'delivery.csv 6:start not-a-day: This is not a day as YYYY-MM-DD <2025-02-28T08:00:00> → Leave the time out: write 2025-02-28.',
      'delivery.csv 7:start not-a-day: This is not a day as YYYY-MM-DD <45678> → Write YYYY-MM-DD, for example 2025-02-28.',
      'delivery.csv 8:start not-a-day: This is not a day as YYYY-MM-DD <25-01-01> → Write YYYY-MM-DD, for example 2025-02-28.',
    ],
  ],
  [
    'days in another format',
    'metric,start,end,value,numerator,denominator,known\ncalls,2025-02-28,,1,,,\ncalls,31.04.2025,,1,,,\n',
    [
      'delivery.csv 2:start not-a-day: This is not a day as DD.MM.YYYY <2025-02-28> → Write DD.MM.YYYY, or give a mapping with “dayFormat: YYYY-MM-DD”.',
      'delivery.csv 3:start no-such-day: There is no such day <31.04.2025> → Look the day up in a calendar.',
    ],
    { mapping: { dayFormat: 'DD.MM.YYYY' } },
  ],
  [
    'spans',
    'metric,start,end,value,numerator,denominator,known\ncalls,2025-01-02,2025-01-01,1,,,\ncalls,2025-11-04,,1,,,\ncalls,2025-11-01,2025-11-04,1,,,\ncalls,2025-02-02,,1,,,2025-02-01T12:00:00Z\n',
    [
      'delivery.csv 2:end end-before-start: The last day lies before the first <2025-01-01> → Correct the days; leave “end” empty for a single day.',
      'delivery.csv 3:start day-in-future: This day is later than 2025-11-03, the day on which the file came <2025-11-04> → Correct the day; a day can be measured only once it has come.',
      'delivery.csv 4:end day-in-future: This day is later than 2025-11-03, the day on which the file came <2025-11-04> → Correct the day; a day can be measured only once it has come.',
      'delivery.csv 5:known known-before-start: A value cannot be known before its first day, 2025-02-02 <2025-02-01T12:00:00Z> → Correct “known” or the days; leave “known” empty for the arrival.',
    ],
  ],
  [
    'known',
    'metric,start,end,value,numerator,denominator,known\ncalls,2025-01-01,,1,,,2025-01-01\ncalls,2025-01-01,,1,,,2025-03-09 02:30\ncalls,2025-01-01,,1,,,2025-11-03T17:00:01Z\n',
    [
      'delivery.csv 2:known not-an-instant: This is not a point in time <2025-01-01> → Write 2025-02-28T17:00:00-05:00, or 2025-02-28 17:00 for the city’s own time.',
      'delivery.csv 3:known no-such-time: Clocks in America/New_York were set forward past this time <2025-03-09 02:30> → Write the time with its offset, for example 2025-03-09T03:30:00-04:00.',
      'delivery.csv 4:known known-in-future: This is later than the arrival of the file <2025-11-03T17:00:01Z> → Correct the time or the clock of the source; leave it empty for the arrival.',
    ],
  ],
  [
    'parts of a number that has none, and parts of nothing',
    'metric,start,end,value,numerator,denominator,known\ncalls,2025-01-01,,,4,2,\nbudget-balance,2025-01-01,,,4,2,\nresponse-minutes,2025-01-01,,,5,0,\npothole-on-time,2025-01-01,,,5,0,\npothole-on-time,2025-01-02,,,5,4,\n',
    [
      'delivery.csv 2:numerator parts-not-for-measure: A count is not made of a numerator and a denominator <4> → Give its value alone, or define the metric as a ratio or mean.',
      'delivery.csv 3:numerator parts-not-for-measure: A sum is not made of a numerator and a denominator <4> → Give its value alone, or define the metric as a ratio or mean.',
      'delivery.csv 4:numerator part-of-nothing: There cannot be 5 of 0 <5> → Correct one of the parts.',
      'delivery.csv 5:numerator part-of-nothing: There cannot be 5 of 0 <5> → Correct one of the parts.',
      'delivery.csv 6:numerator share-above-one: A share cannot be above 1, and 5 ÷ 4 is <5> → Correct the parts.',
    ],
  ],
  [
    'parts',
    'metric,start,end,value,numerator,denominator,known\ncalls,2025-01-01,,,1,,\ncalls,2025-01-01,,,,1,\ncalls,2025-01-01,,5,1,,\nresponse-minutes,2025-01-01,,2,1,1,\nresponse-minutes,2025-01-01,,0,0,0,\nresponse-minutes,2025-01-01,,,1,-1,\n',
    [
      'delivery.csv 2:numerator missing-part: “denominator” is empty beside a numerator <1> → Give both parts, or a value alone.',
      'delivery.csv 3:denominator missing-part: “numerator” is empty beside a denominator <1> → Give both parts, or a value alone.',
      'delivery.csv 4:numerator missing-part: “denominator” is empty beside a numerator <1> → Give both parts, or a value alone.',
      'delivery.csv 5:value value-differs: The value is not 1 ÷ 1 = 1 <2> → Leave the value empty, or correct the parts.',
      'delivery.csv 6:value value-differs: There can be no value over a denominator of 0 <0> → Leave the value empty, or the parts.',
      'delivery.csv 7:denominator negative-number: A denominator cannot be negative <-1> → Correct it.',
    ],
  ],
  [
    'what a metric cannot be',
    'metric,start,end,value,numerator,denominator,known\ncalls,2025-01-01,,-1,,,\npothole-on-time,2025-01-01,,80,,,\npothole-on-time,2025-01-01,,250,,,\npothole-on-time,2025-01-01,,-0.1,,,\npothole-on-time,2025-01-01,,,3,2,\npothole-on-time,2025-01-01,,,-1,2,\nresponse-minutes,2025-01-01,,-5,,,\n',
    [
      'delivery.csv 2:value negative-number: A count cannot be negative <-1> → Correct it.',
      'delivery.csv 3:value share-above-one: A share cannot be above 1 <80> → Give 0.8, not 80, if percent is meant.',
      'delivery.csv 4:value share-above-one: A share cannot be above 1 <250> → Give a part of 1, for example 0.8.',
      'delivery.csv 5:value negative-number: A share cannot be negative <-0.1> → Correct it.',
      'delivery.csv 6:numerator share-above-one: A share cannot be above 1, and 3 ÷ 2 is <3> → Correct the parts.',
      'delivery.csv 7:numerator negative-number: A numerator of a ratio cannot be negative <-1> → Correct it.',
      'delivery.csv 8:value negative-number: A number of minutes cannot be negative <-5> → Correct it.',
    ],
  ],
  [
    'targets',
    'metric,from,until,period,target,known\ncalls,2025-01-01,2024-12-31,,5,\ncalls,,,,5,\ncalls,2025-01-01,2025-06-30,,,\ncalls,2025-01-01,,Day,5,\ncalls,2025-01-01,,,0,\ncalls,2025-01-01,,,-1,\npothole-on-time,2025-01-01,,,80,\npothole-on-time,2025-01-01,,,1.01,\n',
    [
      'delivery.csv 2:until end-before-start: The last day lies before the first <2024-12-31> → Correct the days; leave “until” empty where the next row takes over.',
      'delivery.csv 3:from empty-cell: “from” is empty → Write the day, or delete the row.',
      'delivery.csv 4:until until-without-target: “target” is empty: the row takes a target back, and that has no last day <2025-06-30> → Write the target, or leave “until” empty to take it back.',
      'delivery.csv 5:period unknown-period: There is no such period <Day> → Write day, week, month, quarter, or leave it empty for all of them.',
      'delivery.csv 6:target target-not-above-zero: A target must be above 0, because it divides <0> → Correct it, or delete the row when there is no target.',
      'delivery.csv 7:target target-not-above-zero: A target must be above 0, because it divides <-1> → Correct it, or delete the row when there is no target.',
      'delivery.csv 8:target share-above-one: The target of a share cannot be above 1 <80> → Give 0.8, not 80, if percent is meant.',
      'delivery.csv 9:target share-above-one: The target of a share cannot be above 1 <1.01> → Give a part of 1, for example 0.8.',
    ],
    { kind: 'targets' },
  ],
];

describe('refused: headers and rows', () => {
  it.for(headersAndRows)('%s', async ([, content, said, asked]) => {
    expect(await refusal(content, asked)).toEqual(said);
  });
});

describe('refused: cells', () => {
  it.for(cells)('%s', async ([, content, said, asked]) => {
    expect(await refusal(content, asked)).toEqual(said);
  });
});
