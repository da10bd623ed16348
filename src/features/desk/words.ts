/** The words of the desk's first page. */
export const words = {
  title: (city: string) => `${city}’s desk`,
  menu: 'Desk',
  lead: 'What you can do here:',
  publish: 'Publish the board now',
  publishHint: (board: string) =>
    `Makes the board of ${board} from all that is known now and shows it to the public.`,
  published: 'The board was published.',
  unchanged: 'The board says what it said before: nothing was published.',
  nothing: 'Nothing yet. Ask an administrator for a role.',
} as const;
