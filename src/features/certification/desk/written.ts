import type { Register } from '../../../pipeline/registers/contract.ts';
import { registers } from '../../../pipeline/registers/index.ts';
import type { Visit } from '../../desk-contract.ts';

/** A form of certification as its register's schema reads it. */
export interface Written {
  readonly register: Register;
  readonly entry: Readonly<Record<string, unknown>>;
}

interface About {
  readonly standard: string;
  readonly criterion: string;
}

function register(list: string): Register {
  return registers.find((one) => one.list === list)!;
}

/** A field's text; undefined where it is empty, so that the schema fills it in. */
function typed({ form }: Visit, name: string): string | undefined {
  return form.get(name)?.trim() || undefined;
}

function numberTyped(visit: Visit, name: string): number | string | undefined {
  const text = typed(visit, name);
  return text !== undefined && /^\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

function lines(visit: Visit, name: string): string[] {
  return (visit.form.get(name) ?? '').split(/\r?\n/).flatMap((line) => line.trim() || []);
}

/** Without the keys that have nothing. */
function given(entry: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
}

/** The person's own answer; a later one takes the place of an earlier one on the same thing. */
export function writtenAnswer(visit: Visit, about: About): Written {
  const check = typed(visit, 'check');
  const slug = slugOf(about.standard, check ?? about.criterion, visit.person.slug);
  const entry = given({
    ...about,
    slug,
    check,
    respondent: visit.person.name,
    says: typed(visit, 'says'),
    overrules: visit.may('certification.decide') && visit.form.get('overrules') === 'yes',
    reason: typed(visit, 'reason'),
    on: visit.today,
    through: typed(visit, 'through'),
  });
  return { register: register('answers'), entry };
}

export function writtenStep(visit: Visit, about: About): Written {
  const entry = given({
    ...about,
    owner: typed(visit, 'owner'),
    department: typed(visit, 'department'),
    due: typed(visit, 'due'),
    days: numberTyped(visit, 'days'),
    pending: visit.form.get('pending') === 'yes',
    note: typed(visit, 'note'),
  });
  return { register: register('steps'), entry };
}

/** The city's own checklist; without a check it is taken away. */
export function writtenChecklist(visit: Visit, about: About): Written {
  const checks = lines(visit, 'checks').map((line) => {
    const [id, text, shownBy] = line.split('|').map((part) => part.trim());
    return given({ id, text, shownBy: shownBy || undefined });
  });
  const entry = given({
    ...about,
    slug: slugOf(about.standard, about.criterion),
    checks,
    enough: numberTyped(visit, 'enough'),
    prerequisites: lines(visit, 'prerequisites'),
  });
  return { register: register('checklists'), entry };
}

export function writtenReview(visit: Visit, about: About): Written {
  const entry = given({
    ...about,
    slug: slugOf(about.standard, about.criterion, visit.person.slug, visit.today),
    reviewer: visit.person.name,
    verdict: typed(visit, 'verdict'),
    text: typed(visit, 'text'),
    on: visit.today,
  });
  return { register: register('reviews'), entry };
}

export function writtenSettings(visit: Visit, standard: string): Written {
  const outcome = given({
    measure: typed(visit, 'measure'),
    value: typed(visit, 'value'),
    on: typed(visit, 'on'),
    standard: typed(visit, 'standard'),
    source: typed(visit, 'source'),
  });
  const entry = given({
    slug: standard,
    rounding: typed(visit, 'rounding'),
    public: visit.form.get('public') === 'yes',
    honours: visit.form.getAll('honours'),
    outcome: Object.keys(outcome).length === 0 ? undefined : outcome,
  });
  return { register: register('standards'), entry };
}

function slugOf(...parts: readonly string[]): string {
  return parts
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 64)
    .replace(/-$/, '');
}
