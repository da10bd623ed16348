import { explainedBy, remedyByCode } from '../sql/explained.ts';

/** What SQLSTATE classes mean for whoever set the source up: theirs to mend, or the world's. */
const mendable: readonly (readonly [code: RegExp, remedy: string])[] = [
  [/^28/, 'Correct the user or the password'],
  [/^3D/, 'Correct the name of the database'],
  [/^42501/, 'Grant the user SELECT on what the query reads'],
  [/^(42|22|0A|3F)/, 'Correct the query'],
  [/^25006/, 'Ask for rows only: the connection is read-only'],
  [/^57014/, 'Ask for fewer rows, add an index, or raise the limit of time'],
  [
    /^(DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|CERT_|ERR_TLS)/,
    'Have the server’s certificate put in order, or choose another encryption',
  ],
];

const withoutEncryption =
  'Have encryption switched on there, or choose none where nobody else reads the network';

export const explained = explainedBy(
  (error) =>
    remedyByCode(error, mendable) ??
    (/does not support SSL/i.test(error.message) ? withoutEncryption : undefined),
);
