import { describe, expect, it } from 'vitest';
import { readRegisters } from './read-registers.ts';

const known = new Map([
  ['metric', new Set(['on-time'])],
  ['department', new Set(['fire'])],
]);

/** `line:column code` of each finding, or the slugs of the entries. */
function read(text: string): string[] {
  const reading = readRegisters('registers.yaml', text, known);
  return reading.map((one) =>
    'entry' in one ? one.entry.slug : `${one.line}:${one.column} ${one.code}`,
  );
}

const document =
  '{slug: plan, title: Plan, type: strategic-plan, owner: Mayor, metrics: [on-time]}';

describe('readRegisters', () => {
  it('reads entries and fills in what was left out', () => {
    const [plan] = readRegisters('registers.yaml', `documents:\n  - ${document}\n`, known);
    expect(plan).toMatchObject({
      entry: { slug: 'plan', approved: null, reviewBy: null, tags: [], metrics: ['on-time'] },
    });
  });

  it('names answers, checklists and steps by what they are about', () => {
    const text = `answers:
  - {standard: wwc-2022, criterion: DM1, respondent: Ana Lima, says: met, reason: Seen, on: 2026-01-01}
steps:
  - {standard: wwc-2022, criterion: DM1, days: 3}
`;
    expect(read(text)).toEqual(['wwc-2022-dm1-ana-lima', 'wwc-2022-dm1']);
  });

  it.each([
    ['papers: []', '1:1 unknown-key'],
    ['documents: {}', '1:12 not-a-list'],
    [`documents: [${document}]\ndocuments: []`, '2:1 duplicate-key'],
    [`documents:\n - ${document}\n - ${document}`, '3:11 duplicate-slug'],
    ['documents:\n - {slug: a, title: A, type: policy, owner: B}', '2:30 bad-value'],
    ['documents:\n - {slug: a, title: A, type: privacy}', '2:4 missing-key'],
    ['documents:\n - {slug: A b, title: A, type: privacy, owner: B}', '2:11 bad-value'],
    ['documents:\n - {slug: a, title: A, type: privacy, owner: B, color: red}', '2:49 unknown-key'],
    [
      'documents:\n - {slug: a, title: A, type: privacy, owner: B, approved: 2026-02-30}',
      '2:59 bad-value',
    ],
    [
      'documents:\n - {slug: a, title: A, type: privacy, owner: B, link: "javascript:alert(1)"}',
      '2:55 bad-value',
    ],
    ['documents:\n - {slug: a, title: "A\\u202Eb", type: privacy, owner: B}', '2:21 bad-value'],
    [
      'documents:\n - {slug: a, title: A, type: privacy, owner: B, metrics: [of-time]}',
      '2:59 unknown-metric',
    ],
    ['meetings:\n - {slug: m, body: x, on: 2026-01-01, state: held}', '2:20 unknown-body'],
    ['steps:\n - {standard: wwc, criterion: DM1}', '2:15 unknown-standard'],
    ['steps:\n - {standard: wwc-2022, criterion: DM99}', '2:36 unknown-criterion'],
    ['steps:\n - {standard: wwc-2022, criterion: DM1, days: 0}', '2:47 bad-value'],
    [
      'checklists:\n - {standard: wwc-2022, criterion: DM1, checks: [{id: a, text: A}], enough: 2, prerequisites: [DM1]}',
      '2:77 out-of-range,2:96 unknown-criterion',
    ],
    ['answers: &a [*b]', '1:14 unknown-alias'],
    ['[]', '1:1 not-a-map'],
  ])('refuses %j', (text, expected) => {
    expect(read(text).sort().join()).toBe(expected.split(',').sort().join());
  });

  it('takes references to what stands later in the file', () => {
    const text = `meetings:
  - {slug: m, body: stat, on: 2026-01-01, state: held}
bodies:
  - {slug: stat, name: Stat, kind: performance}
`;
    expect(read(text)).toEqual(['m', 'stat']);
  });
});
