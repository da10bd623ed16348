import { deliveryKinds } from '../../model/index.ts';
import { number, oneOf, slug, text, yesOrNo } from './kinds.ts';
import { optional, part, required, withDefault } from './setting.ts';
import { clockTime, cronText, headers, mailAddress } from './source-kinds.ts';

/** Each entry of `sources`. */
export const source = {
  slug: required(slug, "The source's name in commands and on the desk."),
  title: required(text(120), 'The name that people read.'),
  connector: required(text(64), 'The kind of source; see the connectors.'),
  settings: part('map', 'none', "The connector's own settings; never a secret."),
  gives: withDefault(oneOf(deliveryKinds), 'observations', 'What its rows are.'),
  dataset: optional(slug, 'Of events: the slug of their dataset; left out, the only one there is.'),
  mapping: part(
    'map, as in a mapping file',
    'columns by their own names',
    'How its columns are called and written.',
  ),
  key: withDefault(
    headers,
    [],
    'The columns by which rows are told apart: of rows with the same key the later one counts. Without it only rows that are the same in every column count once.',
  ),
  incremental: withDefault(
    yesOrNo,
    false,
    'Whether a pull goes on where the last one ended instead of reading everything. Sources of files always do.',
  ),
  schedule: optional(
    cronText,
    "When it is pulled, in the city's time zone; without it only when somebody asks.",
  ),
  graceMinutes: withDefault(
    number({ atLeast: 1, atMost: 10_080, whole: true }),
    60,
    'How long after its time a pull may take before its absence is an alarm.',
  ),
  mostRows: withDefault(
    number({ atLeast: 1, atMost: 50_000_000, whole: true }),
    5_000_000,
    'A pull of more rows is refused.',
  ),
  mostMegabytes: withDefault(
    number({ atLeast: 1, atMost: 4096, whole: true }),
    1024,
    'A pull of more is refused.',
  ),
  mostMinutes: withDefault(
    number({ atLeast: 1, atMost: 1440, whole: true }),
    60,
    'A pull that takes longer is stopped, and goes on where it was at the next try.',
  ),
  idleSeconds: withDefault(
    number({ atLeast: 1, atMost: 3600, whole: true }),
    60,
    'A source that says nothing for so long is given up until the next try.',
  ),
  leastShare: withDefault(
    number({ atLeast: 0, atMost: 1 }),
    0.5,
    'A load with fewer than this part of its usual rows is held for a person to look at; 0: never.',
  ),
  mailTo: optional(mailAddress, 'Who is told when it fails, is late, or a load is held.'),
};

/** What a running server does by the clock. */
export const schedule = {
  publishAt: optional(
    clockTime,
    "The time, in the city's zone, at which a running server publishes the board of the day.",
  ),
  mailTo: optional(
    mailAddress,
    'Who is told of a source that names nobody, of a board that could not be published, and of mails that could not be sent.',
  ),
  quietFrom: optional(clockTime, 'From then on mails wait; goes with `quietUntil`.'),
  quietUntil: optional(clockTime, 'Until then mails wait.'),
  digestAt: optional(clockTime, 'When a mail tells once a day how all sources stand.'),
};

/** The mail server. */
export const mail = {
  host: required(text(253), "The mail server's name."),
  port: withDefault(number({ atLeast: 1, atMost: 65_535, whole: true }), 587, 'Its port.'),
  security: withDefault(
    oneOf(['starttls', 'tls', 'none']),
    'starttls',
    'How the way to it is sealed; `none` only for a server on this machine.',
  ),
  user: optional(
    text(254),
    'Who signs in there; the password is set by `civicstat secret set mail password`.',
  ),
  from: required(mailAddress, 'The sender.'),
};
