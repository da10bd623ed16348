import type { Setting } from '../contract.ts';

const plain = { choices: [], default: null } as const;

const encryption: Setting = {
  name: 'encryption',
  label: 'Encryption',
  help: '“verified” encrypts and checks who the server is. “unverified” encrypts only. “none” is for a network that nobody else can read.',
  type: 'choice',
  choices: ['verified', 'unverified', 'none'],
  required: false,
  default: 'verified',
  isDestination: true,
};

/** What every database on a server is asked by. */
export function serverSettings(port: number): readonly Setting[] {
  return [
    {
      ...plain,
      name: 'host',
      label: 'Server',
      help: 'The name or address of the database server. An address inside the city’s own network must be allowed by an administrator.',
      type: 'text',
      required: true,
      isDestination: true,
    },
    {
      ...plain,
      name: 'port',
      label: 'Port',
      help: 'Where the server listens.',
      type: 'integer',
      required: false,
      default: port,
      isDestination: true,
    },
    {
      ...plain,
      name: 'database',
      label: 'Database',
      help: 'The database to connect to.',
      type: 'text',
      required: true,
    },
    {
      ...plain,
      name: 'user',
      label: 'User',
      help: 'A user of its own for Civicstat that may only read the tables it needs. Users that may write, administer the server or read its files are refused.',
      type: 'text',
      required: true,
    },
    {
      ...plain,
      name: 'password',
      label: 'Password',
      help: 'The user’s password.',
      type: 'secret',
      required: true,
    },
    encryption,
  ];
}

/** What is read, and how the next pull goes on. */
export const querySettings: readonly Setting[] = [
  {
    ...plain,
    name: 'query',
    label: 'Query',
    help: 'One SELECT. Name the columns as the file would: metric, start, end, value, numerator, denominator, known.',
    type: 'query',
    required: true,
  },
  {
    ...plain,
    name: 'cursorColumn',
    label: 'Column that grows',
    help: 'A column of the result that only grows, such as a number given in turn or the time of the last change. With it, a source that reads only what is new (incremental) begins where it ended; without it, every pull reads everything.',
    type: 'text',
    required: false,
  },
  {
    ...plain,
    name: 'overlap',
    label: 'Overlap',
    help: 'How far behind the last value the next pull begins: seconds for times, else a number. Rows that were written late are then not missed; those that come again change nothing.',
    type: 'integer',
    required: false,
    default: 300,
  },
];
