import { closeSync, openSync, writeSync } from 'node:fs';

/** Every file holds these days, whatever its number of rows. */
const firstDay = '2015-01-01';
const days = 3653;

/** What a source exports, in its order; a dataset keeps about half of it. */
const header = [
  'case_id',
  'opened',
  'due',
  'closed',
  'status',
  'type',
  'title',
  'department',
  'queue',
  'neighborhood',
  'street',
  'ward',
  'channel',
  'latitude',
  'longitude',
];

/** Sixty kinds of cases: the commonest is about a fifth of all, the rarest one in a few hundred. */
export const types = Array.from({ length: 60 }, (_, index) => `Kind ${index + 1} of request`);
const departments = ['Public Works', 'Transportation', 'Parks', 'Inspections', 'Property', '311'];
const neighborhoods = Array.from({ length: 25 }, (_, index) => `Neighborhood ${index + 1}`);
const channels = ['Constituent Call', 'App', 'Self Service', 'Employee', 'Social Media', 'Mail'];
/** Due dates by kind, in days; 0: none. */
const dueDays = types.map((_, index) => [1, 2, 3, 5, 10, 30, 90, 0][(index * 5) % 8]);
/** How long a kind usually takes, in hours. */
const usualHours = types.map((_, index) => [4, 12, 30, 60, 200, 700, 1500, 20][(index * 5) % 8]);

const secondsADay = 86_400;
const dayTexts = Array.from({ length: days + 400 }, (_, index) => {
  const [year, month, day] = new Date(Date.parse(firstDay) + index * secondsADay * 1000)
    .toISOString()
    .slice(0, 10)
    .split('-');
  return `${month}/${day}/${year}`;
});
const two = (number) => String(number).padStart(2, '0');
const timeTexts = Array.from({ length: secondsADay }, (_, second) => {
  const hour = Math.floor(second / 3600);
  return `${two(hour % 12 || 12)}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)} ${hour < 12 ? 'AM' : 'PM'}`;
});

function momentText(second) {
  return `${dayTexts[Math.floor(second / secondsADay)]} ${timeTexts[second % secondsADay]}`;
}

/** Numbers from 0 to below 1, always the same ones (mulberry32). */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A table from which a number below 1 picks an index, the first ones far oftener (Zipf). */
function skewed(length) {
  const weights = Array.from({ length }, (_, index) => 1 / (index + 1) ** 0.9);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const table = new Uint8Array(4096);
  let index = 0;
  let until = weights[0] / total;
  for (let at = 0; at < table.length; at += 1) {
    while (at / table.length > until && index < length - 1) {
      index += 1;
      until += weights[index] / total;
    }
    table[at] = index;
  }
  return table;
}

/** How busy a day is: fewer cases at weekends, more in summer, a storm now and then. */
function busyness(day, random) {
  const weekday = (day + 4) % 7;
  const week = weekday === 0 || weekday === 6 ? 0.45 : 1.1;
  const year = 1 + 0.3 * Math.sin(((day - 100) / 365.25) * 2 * Math.PI);
  const storm = random() < 0.01 ? 3 : 1;
  return week * year * storm * (0.9 + 0.2 * random());
}

/**
 * Writes a file of cases as a city's system exports them, in the order of their arrival: kinds are
 * skewed, weeks and years have their pattern, some cases come in late, some were reopened and
 * closed long after, some are open still. The same number of rows gives the same bytes.
 */
export function writeCases(path, rows) {
  const random = seeded(rows);
  const pickType = skewed(types.length);
  const pickNeighborhood = skewed(neighborhoods.length);
  const pickChannel = skewed(channels.length);
  const pick = (table) => table[Math.floor(random() * table.length)];
  const weights = Array.from({ length: days }, (_, day) => busyness(day, random));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const end = days * secondsADay;
  const handle = openSync(path, 'w');
  writeSync(handle, `${header.join(',')}\n`);
  let row = 0;
  let before = 0;
  for (let day = 0; day < days; day += 1) {
    before += weights[day];
    const until = day === days - 1 ? rows : Math.round((rows * before) / total);
    let lines = '';
    for (; row < until; row += 1) {
      const type = pick(pickType);
      const late = random() < 0.01 ? Math.floor(random() * 60) : 0;
      const clock = Math.floor(((random() + random() + random()) / 3) * secondsADay);
      const opened = Math.max(0, day - late) * secondsADay + clock;
      const reopened = random() < 0.03 ? 20 : 1;
      const spread = Math.exp(2.2 * (random() + random() + random() - 1.5));
      const closed = opened + Math.round(usualHours[type] * 3600 * spread * reopened);
      const isOpen = closed >= end || random() < 0.02;
      const due = dueDays[type] === 0 ? '' : momentText(opened + dueDays[type] * secondsADay);
      const place = pick(pickNeighborhood);
      const latitude = (42.3 + place / 400 + random() / 300).toFixed(4);
      const longitude = (-71.1 + place / 500 + random() / 300).toFixed(4);
      lines += `${1_000_000_000 + row},${momentText(opened)},${due},${isOpen ? '' : momentText(closed)},${isOpen ? 'Open' : 'Closed'},${types[type]},"Request, as typed: ${types[type]}",${departments[type % 6]},Queue ${type % 17},${neighborhoods[place]},${1 + (row % 997)} Main Street,Ward ${1 + (place % 9)},${channels[pick(pickChannel)]},${latitude},${longitude}\n`;
    }
    writeSync(handle, lines);
  }
  closeSync(handle);
}
