/** The words of the frame around every page for staff. */
export const deskWords = {
  menu: 'Desk',
  signOut: 'Sign out',
  faulty: (title: string) => `Needs mending: ${title}`,
  summary: 'Something needs mending',
} as const;
