/** What the first entry of the audit log names as the hash before it. */
export const genesisHash = '0'.repeat(64);
