import { describe, expect, it } from 'vitest';
import { type AccessPlace, type Grant, isAllowed, roles } from './access.ts';

const grant: Grant = {
  role: 'contributor',
  city: 'boston',
  department: 'public-works',
  document: null,
  from: null,
  until: null,
};
const place: AccessPlace = { city: 'boston', department: 'public-works', today: '2026-03-10' };

describe('isAllowed', () => {
  it('allows nothing without a grant', () => {
    expect(isAllowed([], 'desk.see', place)).toBe(false);
  });

  it('keeps a role with reach “own” to its department, and asks for any where none is named', () => {
    expect(isAllowed([grant], 'entry.type', place)).toBe(true);
    expect(isAllowed([grant], 'entry.type', { ...place, department: 'police' })).toBe(false);
    expect(isAllowed([grant], 'entry.type', { ...place, department: null })).toBe(true);
    const everywhere = { ...grant, department: null };
    expect(isAllowed([everywhere], 'entry.type', { ...place, department: 'police' })).toBe(true);
  });

  it('lets a role with reach “any” act in every department', () => {
    const manager = { ...grant, role: 'manager' as const };
    expect(isAllowed([manager], 'entry.type', { ...place, department: 'police' })).toBe(true);
  });

  it('holds in its city and between its days only', () => {
    expect(isAllowed([grant], 'entry.type', { ...place, city: 'salem' })).toBe(false);
    expect(isAllowed([{ ...grant, city: null }], 'entry.type', { ...place, city: 'salem' })).toBe(
      true,
    );
    const during = { ...grant, from: '2026-03-10', until: '2026-03-11' };
    const on = (today: string) => isAllowed([during], 'entry.type', { ...place, today });
    expect(['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12'].map(on)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('adds up what several grants allow, and never more', () => {
    const grants = [grant, { ...grant, role: 'viewer' as const, department: 'police' }];
    expect(isAllowed(grants, 'entry.see', { ...place, department: 'police' })).toBe(true);
    expect(isAllowed(grants, 'entry.type', { ...place, department: 'police' })).toBe(false);
  });

  it('leaves people to administrators', () => {
    const may = roles.filter((role) => isAllowed([{ ...grant, role }], 'people.change', place));
    expect(may).toEqual(['administrator']);
  });
});
