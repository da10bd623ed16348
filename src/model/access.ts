import type { Day } from './time.ts';

/** What a person may be in a city, from the least to the most. */
export const roles = [
  'viewer',
  'reviewer',
  'contributor',
  'lead',
  'manager',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

/** How far a role reaches in one action: not at all, in its own departments, or everywhere. */
export type Reach = 'none' | 'own' | 'any';

type Row = Readonly<Record<Role, Reach>>;

const row = (
  viewer: Reach,
  contributor: Reach,
  lead: Reach,
  manager: Reach,
  administrator: Reach,
  // A reviewer comes from outside: sees what a viewer sees.
  reviewer: Reach = viewer,
): Row => ({ viewer, reviewer, contributor, lead, manager, administrator });

/**
 * Who may do what behind the sign-in: the one table. What does not stand here, nobody may do; a
 * page that names an action is refused to whoever's row says `none`.
 */
export const authorisations = {
  /** The first page of the desk, and one's own account. */
  'desk.see': row('own', 'own', 'own', 'any', 'any'),
  'entry.see': row('own', 'own', 'own', 'any', 'any'),
  'entry.type': row('none', 'own', 'own', 'any', 'any'),
  /** Lets a number pass that somebody else typed. */
  'entry.approve': row('none', 'none', 'own', 'any', 'any'),
  /** Corrects a number whose period is locked. */
  'entry.unlock': row('none', 'none', 'none', 'any', 'any'),
  /** Brings a file of numbers, of the metrics of departments in which this is allowed. */
  'file.take': row('none', 'own', 'own', 'any', 'any'),
  /** Sees the list of all that came in. */
  'delivery.see': row('any', 'any', 'any', 'any', 'any', 'none'),
  /** Takes back what a delivery said, of the metrics of departments in which this is allowed. */
  'delivery.undo': row('none', 'none', 'own', 'any', 'any'),
  /** Sees the cases behind numbers of departments in which this is allowed, and takes them away. */
  'cases.see': row('own', 'own', 'own', 'any', 'any', 'none'),
  /** The same where cases are about persons. */
  'cases.persons': row('none', 'none', 'own', 'none', 'any'),
  'board.publish': row('none', 'none', 'none', 'any', 'any'),
  /** Documents, roles, meetings and whatever else a city keeps besides its numbers. */
  'register.see': row('own', 'own', 'own', 'any', 'any'),
  'register.change': row('none', 'none', 'own', 'any', 'any'),
  'certification.see': row('own', 'own', 'own', 'any', 'any'),
  /** Says of a criterion what one knows of it; plans the way to it. */
  'certification.answer': row('none', 'own', 'own', 'any', 'any'),
  /** Decides against records and others, enters the city's own checklist, freezes a submission. */
  'certification.decide': row('none', 'none', 'none', 'any', 'any'),
  /** Comments, accepts and asks for more, as an outsider would in a mock review. */
  'certification.review': row('none', 'none', 'none', 'any', 'any', 'any'),
  /** Tells the public why a metric is late. */
  'late.explain': row('none', 'own', 'own', 'any', 'any'),
  'sources.see': row('none', 'none', 'any', 'any', 'any'),
  /** Pulls a source now, lets it rest, and decides about loads that were held. */
  'sources.run': row('none', 'none', 'none', 'any', 'any'),
  /** Sets sources up, with the passwords that they need. */
  'sources.change': row('none', 'none', 'none', 'none', 'any'),
  'people.change': row('none', 'none', 'none', 'none', 'any'),
} as const satisfies Readonly<Record<string, Row>>;

export type Action = keyof typeof authorisations;

/** A role given to a person. */
export interface Grant {
  readonly role: Role;
  /** Null: in every city. */
  readonly city: string | null;
  /** Null: in every department. */
  readonly department: string | null;
  /** The document by which the person was appointed; null: not said. */
  readonly document: string | null;
  /** First and last day on which it holds; null: without bound. */
  readonly from: Day | null;
  readonly until: Day | null;
}

/** Where a question of permission is asked. */
export interface AccessPlace {
  readonly city: string;
  /** Null: the city as a whole, or whichever department is the person's own. */
  readonly department: string | null;
  readonly today: Day;
}

/** The grants that hold in a city on a day. */
export function grantsIn(
  grants: readonly Grant[],
  { city, today }: Pick<AccessPlace, 'city' | 'today'>,
): Grant[] {
  return grants.filter(
    (grant) =>
      (grant.city === null || grant.city === city) &&
      (grant.from === null || grant.from <= today) &&
      (grant.until === null || grant.until >= today),
  );
}

/**
 * Whether grants allow an action. In a department: when a grant reaches everywhere, or its own
 * department is this one. Without a department: when it is allowed anywhere in the city.
 * @example isAllowed([], 'desk.see', { city: 'a', department: null, today: '2026-01-01' }) === false
 */
export function isAllowed(grants: readonly Grant[], action: Action, place: AccessPlace): boolean {
  return grantsIn(grants, place).some((grant) => {
    const reach = authorisations[action][grant.role];
    if (reach === 'none') return false;
    if (reach === 'any' || place.department === null || grant.department === null) return true;
    return grant.department === place.department;
  });
}
