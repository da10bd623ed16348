import { z } from 'zod';
import type { Register } from '../contract.ts';
import { day, line, listOf, oneOf, optional, publicLink, slug } from '../fields.ts';

/** What a document is; the types that checks ask for, and `other`. */
const documentTypes = [
  'strategic-plan',
  'governance-charter',
  'appointment',
  'minutes',
  'inventory-method',
  'internal-data-sharing',
  'external-data-sharing',
  'data-quality',
  'quality-audit',
  'privacy',
  'security',
  'community-input',
  'data-service-standard',
  'evaluation-policy',
  'programme-adoption',
  'executive-message',
  'open-data',
  'data-guidance',
  'automated-decisions',
  'analysis',
  'other',
] as const;

const schema = z.strictObject({
  slug,
  title: line(200),
  type: oneOf(documentTypes),
  owner: line(200),
  approved: optional(day),
  approvedBy: optional(line(200)),
  /** The last day on which it holds. */
  reviewBy: optional(day),
  withdrawn: optional(day),
  link: optional(publicLink),
  /** A file in the city folder, copied into the archive. */
  file: optional(line(300)),
  tags: listOf(slug),
  metrics: listOf(slug),
});

export type DocumentEntry = z.infer<typeof schema>;

/** Policies, plans, charters and whatever else is on paper. */
export const documents: Register<DocumentEntry> = {
  kind: 'document',
  list: 'documents',
  about:
    'Policies, plans and other papers. A document is in force from the day it was approved through the day it is to be reviewed by.',
  schema,
  shape: schema,
  references: { metrics: 'metric' },
};
