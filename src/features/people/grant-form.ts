import { parseDay } from '../../calendar/index.ts';
import { type CityDefinition, type Day, type Grant, roles } from '../../model/index.ts';
import type { FormFault } from '../../web/form.tsx';
import { words } from './words.ts';

/** The role that a form gives, in this city; or what is wrong with it. */
export function readGrant(form: URLSearchParams, city: CityDefinition): Grant | FormFault[] {
  const faults: FormFault[] = [];
  const role = roles.find((one) => one === form.get('role'));
  const chosen = form.get('department') ?? '';
  const department = chosen === '' ? null : chosen;
  const isThere = department === null || city.departments.some(({ slug }) => slug === department);
  if (role === undefined || !isThere) faults.push({ field: 'role', message: words.noSuchChoice });
  const from = readDay(form, 'from', faults);
  const until = readDay(form, 'until', faults);
  if (from !== null && until !== null && until < from) {
    faults.push({ field: 'until', message: words.datesCrossed });
  }
  const document = (form.get('document') ?? '').trim().slice(0, 300);
  if (faults.length > 0 || role === undefined) return faults;
  return {
    role,
    city: city.slug,
    department,
    document: document === '' ? null : document,
    from,
    until,
  };
}

function readDay(form: URLSearchParams, name: string, faults: FormFault[]): Day | null {
  const typed = (form.get(name) ?? '').trim();
  if (typed === '') return null;
  const day = parseDay(typed);
  if (day === null) faults.push({ field: name, message: words.notADay });
  return day;
}
