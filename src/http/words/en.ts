/** What the server itself says when it cannot answer. */
export const en = {
  first: 'The first page',
  noPage: 'There is no such page.',
  noPageRemedy: 'Check the address, or begin at the first page.',
  tooSlow: 'The answer took too long.',
  tooSlowRemedy: 'Try again in a minute.',
  badRequest: 'The server does not understand this request.',
  badRequestRemedy: 'Check the address and what was sent with it.',
  failed: 'Something failed on the server.',
  failedRemedy: 'Try again in a minute. Whoever runs the server finds the cause in its log.',
  readOnly: 'This address can only be read.',
  readOnlyRemedy: 'Ask for it with GET.',
} as const;
