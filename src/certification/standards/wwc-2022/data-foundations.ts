import { atLeast, moreThan, type StatedCriterion } from '../stated.ts';

/** Data Management, DM1 to DM4. */
export const dataFoundations: readonly StatedCriterion[] = [
  {
    id: 'DM1',
    practice: 'Data Management',
    title: 'Implementing Data Strategy and Governance',
    summary:
      'The city has a written list of who is responsible for data strategy and governance, and the responsible body meets every quarter or more often to do that work.',
    checks: [
      {
        id: 'DM1.1',
        text: 'Data strategy and governance responsibilities are written down',
        proof:
          'body register: data governance with a charter in force and at least one role-holder',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'bodies', { body: 'data-governance', with: 'charter-and-roles' }),
      },
      {
        id: 'DM1.2',
        text: 'The responsible people meet at least once a quarter',
        proof: 'meeting register: held in each of the last four calendar quarters',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(4, 'meeting-quarters', { body: 'data-governance' }),
      },
      {
        id: 'DM1.3',
        text: 'The meetings carry the responsibilities out',
        proof: 'in each of those quarters a held meeting with minutes and a decision',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(4, 'meeting-quarters', {
          body: 'data-governance',
          with: 'minutes-and-decision',
        }),
      },
      {
        id: 'DM1.4',
        text: 'Purpose or goals of governance are stated',
        proof: "charter field 'purpose' not empty",
        basis: 'earlier-checklist',
        automatic: 'full',
        question: atLeast(1, 'bodies', { body: 'data-governance', with: 'purpose' }),
      },
      {
        id: 'DM1.5',
        text: 'Upcoming meetings are scheduled',
        proof: 'next meeting date of the body lies in the future',
        basis: 'earlier-checklist',
        automatic: 'full',
        question: atLeast(1, 'meetings-scheduled', { body: 'data-governance' }),
      },
    ],
  },
  {
    id: 'DM2',
    practice: 'Data Management',
    title: 'Maintaining a Comprehensive Data Inventory',
    summary:
      'The city keeps a detailed inventory of its own data and relevant third-party data so that data can be found, reached and looked after.',
    checks: [
      {
        id: 'DM2.1',
        text: 'A detailed inventory exists',
        proof:
          'count of inventory entries; share with mandatory metadata filled (owner, steward, source, update frequency, sensitivity)',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'inventory-entries'),
      },
      {
        id: 'DM2.2',
        text: 'Relevant third-party data is listed too',
        proof: 'entries with origin = third party >= 1',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'inventory-entries', { origin: 'third-party' }),
      },
      {
        id: 'DM2.3',
        text: 'Entries can be found and have a steward',
        proof:
          'share of entries with steward assigned and active; search index contains all entries',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'inventory-entries-with-steward'),
      },
      {
        id: 'DM2.4',
        text: 'Updated in the last 12 months',
        proof:
          'audit trail: latest create/update/review of an inventory entry <= 365 days; share of entries reviewed in 365 days',
        basis: 'earlier-checklist',
        automatic: 'full',
        question: atLeast(1, 'inventory-changes-by-people', { months: '12' }),
      },
      {
        id: 'DM2.5',
        text: 'Covers more than 80% of departments',
        proof: 'departments with >=1 entry / active departments > 0.80',
        basis: 'earlier-checklist',
        automatic: 'full',
        question: moreThan(0.8, 'inventory-departments'),
      },
      {
        id: 'DM2.6',
        text: 'A documented method for collecting and updating exists',
        proof:
          "policy register: document of type 'inventory method' approved and within review date",
        basis: 'earlier-checklist',
        automatic: 'full',
        question: atLeast(1, 'documents-in-force', { type: 'inventory-method' }),
      },
      {
        id: 'DM2.7',
        text: 'A version is public',
        proof: 'public inventory page or DCAT catalogue published; last publish event',
        basis: 'earlier-checklist',
        automatic: 'full',
        question: atLeast(1, 'inventory-public'),
      },
    ],
  },
  {
    id: 'DM3',
    practice: 'Data Management',
    title: 'Sharing Data',
    summary:
      'Written, easy-to-use procedures speed up sharing data, protected data included, between departments and with outside partners.',
    checks: [
      {
        id: 'DM3.1',
        text: 'Sharing procedure inside the city is documented',
        proof: "policy register: approved document of type 'internal data sharing'",
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'documents-in-force', { type: 'internal-data-sharing' }),
      },
      {
        id: 'DM3.2',
        text: 'Sharing procedure with external partners is documented',
        proof: "same with type 'external data sharing'; agreement template attached",
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'documents-in-force', { type: 'external-data-sharing' }),
      },
      {
        id: 'DM3.3',
        text: 'Protected data is covered',
        proof:
          'document register: an external sharing procedure in force with the tag protected-data',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'documents-in-force', {
          type: 'external-data-sharing',
          tag: 'protected-data',
        }),
      },
      {
        id: 'DM3.4',
        text: 'The procedure is user-friendly and fast',
        proof:
          'data requests log: median days from request to decision; share answered in the target time',
        basis: 'statement',
        automatic: 'partial',
        question: null,
      },
    ],
  },
  {
    id: 'DM4',
    practice: 'Data Management',
    title: 'Improving Data Quality',
    summary: 'The city has, and really applies, written rules or practices for making data better.',
    checks: [
      {
        id: 'DM4.1',
        text: 'Documented data-quality policy or practice',
        proof: "policy register: approved document of type 'data quality'",
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'documents-in-force', { type: 'data-quality' }),
      },
      {
        id: 'DM4.2',
        text: 'It is carried out',
        proof:
          'deliveries checked on entry in each of the last four calendar quarters; what was corrected stands in the ledger',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(4, 'data-checked-quarters'),
      },
      {
        id: 'DM4.3',
        text: 'Problems are found through an audit',
        proof: 'document register: a data quality audit in force',
        basis: 'earlier-checklist',
        automatic: 'full',
        question: atLeast(1, 'documents-in-force', { type: 'quality-audit', months: '12' }),
      },
      {
        id: 'DM4.4',
        text: 'Common fields follow a standard',
        proof:
          'share of datasets whose declared fields map to the common field standard (e.g. address)',
        basis: 'earlier-checklist',
        automatic: 'partial',
        question: null,
      },
      {
        id: 'DM4.5',
        text: 'Users can report problems',
        proof: "feedback items of type 'quality' received and answered",
        basis: 'earlier-checklist',
        automatic: 'full',
        question: atLeast(1, 'quality-reports-answered', { months: '12' }),
      },
    ],
  },
];
