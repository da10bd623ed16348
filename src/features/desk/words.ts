/** The words of the desk's first page. */
export const words = {
  title: (city: string) => `${city}’s desk`,
  menu: 'Desk',
  lead: 'What you can do here:',
  nothing: 'Nothing yet. Ask an administrator for a role.',
} as const;
