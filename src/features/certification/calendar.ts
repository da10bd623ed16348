import { addDays, formatInstant } from '../../calendar/index.ts';
import type { Assessment } from '../../certification/index.ts';
import type { CityDefinition, Day } from '../../model/index.ts';
import type { Language } from '../../web/language/index.ts';
import type { Roadmap } from './roadmap.ts';
import { standardWords } from './standard-words.ts';
import { certificationWords } from './words/index.ts';

interface Entry {
  readonly id: string;
  readonly day: Day;
  readonly summary: string;
  readonly description: string;
}

/** Due days and days on which evidence runs out, as an iCalendar file (RFC 5545). */
export function roadmapCalendar(
  assessment: Assessment,
  { steps }: Roadmap,
  city: Pick<CityDefinition, 'slug' | 'name'>,
  language: Language,
): string {
  const words = certificationWords(language).desk;
  const said = standardWords(assessment.standard.id, language);
  const due = steps.flatMap(({ criterion, title, owner, due: day, met, note }): Entry[] => {
    if (met || day === null) return [];
    const given = { criterion, title: said.called(criterion, title) };
    const summary = owner === null ? words.isDue(given) : words.isDueFor({ ...given, owner });
    return [{ id: `${criterion}-due`, day, summary, description: note ?? '' }];
  });
  const expiring = assessment.criteria.flatMap(({ criterion, status, holdsThrough }): Entry[] => {
    if (status !== 'met' || holdsThrough === null) return [];
    const summary = words.isLastDay({ criterion: criterion.id });
    return [
      {
        id: `${criterion.id}-ends`,
        day: holdsThrough,
        summary,
        description: said.title(criterion.id, criterion.title) ?? '',
      },
    ];
  });
  const stamp = compact(formatInstant(assessment.at, 'UTC').slice(0, 19));
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Civicstat//Certification//${language.toUpperCase()}`,
    `X-WR-CALNAME:${escaped(`${city.name}: ${said.name(assessment.standard.name)}`)}`,
    ...[...due, ...expiring].flatMap((entry) => [
      'BEGIN:VEVENT',
      `UID:${assessment.standard.id}-${entry.id.toLowerCase()}@${city.slug}.civicstat`,
      `DTSTAMP:${stamp}Z`,
      `DTSTART;VALUE=DATE:${compact(entry.day)}`,
      `DTEND;VALUE=DATE:${compact(addDays(entry.day, 1))}`,
      `SUMMARY:${escaped(entry.summary)}`,
      ...(entry.description === '' ? [] : [`DESCRIPTION:${escaped(entry.description)}`]),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function compact(text: string): string {
  return text.replace(/[-:]/g, '');
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

/** Lines of at most 75 bytes; what is longer goes on after a line break and a space. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  const parts: string[] = [];
  let part = '';
  for (const character of line) {
    const limit = parts.length === 0 ? 75 : 74;
    if (encoder.encode(part + character).length > limit) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part].join('\r\n ');
}
