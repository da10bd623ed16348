import type { Grant, Role } from '../../model/index.ts';
import type { InvitationFault } from '../../pipeline/access/people.ts';

/** The words of the pages about people and their roles. */
export const words = {
  menu: 'People',
  title: 'People',
  lead: 'Who may sign in here, and what they may do.',
  tableName: 'People with a role in this city',
  name: 'Name',
  email: 'E-mail',
  roles: 'Roles here',
  state: 'Account',
  open: 'open',
  closed: 'closed',
  invite: 'Invite somebody',
  role: 'Role',
  department: 'Department',
  everyDepartment: 'Every department',
  document: 'Appointed by (optional)',
  documentHint: 'The order, letter or minutes that name the person.',
  from: 'From (optional)',
  until: 'Until (optional)',
  inviteButton: 'Invite',
  codeTitle: (name: string) => `A code for ${name}`,
  codeLead:
    'Give this code to nobody else. It is shown this once, and is good for three days and for one use.',
  codeHow: (name: string) => `${name} opens this page, types the code and chooses a password:`,
  back: 'Back to all people',
  rolesOf: 'Roles in this city',
  noRoles: 'No role in this city.',
  elsewhere: 'This person also has a role in other cities or in all of them; it is not shown here.',
  takeRole: 'Take away',
  addRole: 'Give another role',
  addButton: 'Give the role',
  account: 'Account',
  newCode: 'Make a new code',
  newCodeHint:
    'For a forgotten password, or a code that was lost. The old password works until the new one is set.',
  close: 'Close the account',
  closeHint: 'Signs the person out everywhere. Everything they did stays under their name.',
  reopen: 'Open the account again',
  notYours:
    'This person has roles that you do not administer: only an administrator of those may change the account.',
  yourself: 'This is you. Another administrator can change your roles and close your account.',
  nobody: 'There is no such person here.',
  nobodyRemedy: 'Choose one in the list of people.',
  changed:
    'Somebody else changed this person in the meantime. Look again, and repeat what is still needed.',
  datesCrossed: 'The last day lies before the first.',
  notADay: 'This is no day. Write it as YYYY-MM-DD.',
  noSuchChoice: 'Choose a role and a department from the lists.',
  saved: 'Saved.',
} as const;

const roleNames: Readonly<Record<Role, string>> = {
  viewer: 'Viewer',
  reviewer: 'Reviewer',
  contributor: 'Contributor',
  lead: 'Department lead',
  manager: 'Manager',
  administrator: 'Administrator',
};

/** What a role is for, in the list to choose from. */
export const roleChoices: Readonly<Record<Role, string>> = {
  viewer: 'Viewer: sees the desk of the department',
  reviewer: 'Reviewer: sees the desk, and comments on certification',
  contributor: 'Contributor: types and corrects numbers',
  lead: 'Department lead: also approves what others typed',
  manager: 'Manager: all departments, locked periods, publishing',
  administrator: 'Administrator: also people and their roles',
};

export const invitationFaults: Readonly<
  Record<InvitationFault, { readonly field: string; readonly message: string }>
> = {
  'name-missing': { field: 'name', message: 'Type the person’s name, up to 120 characters.' },
  'email-malformed': {
    field: 'email',
    message: 'Type an e-mail address, for example ana@city.gov.',
  },
  'email-taken': {
    field: 'email',
    message: 'Somebody has this e-mail address already. Ask an administrator of all cities.',
  },
};

/** @example 'Contributor, Public Works, until 2026-12-31' */
export function grantInWords(grant: Grant, departmentName: string | null): string {
  const parts = [roleNames[grant.role], departmentName ?? 'every department'];
  if (grant.city === null) parts.push('every city');
  if (grant.from !== null) parts.push(`from ${grant.from}`);
  if (grant.until !== null) parts.push(`until ${grant.until}`);
  if (grant.document !== null) parts.push(`appointed by ${grant.document}`);
  return parts.join(', ');
}
