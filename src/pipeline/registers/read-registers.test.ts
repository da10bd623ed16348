import { describe, expect, it } from 'vitest';
import { readRegisters } from './read-registers.ts';

const known = new Map([
  ['metric', new Set(['on-time'])],
  ['department', new Set(['fire'])],
]);

/** `line:column code` of each finding, or the slugs of the entries. */
function read(text: string): string[] {
  const reading = readRegisters('registers.yaml', text, known, '2026-03-01');
  return reading.map((one) =>
    'entry' in one ? one.entry.slug : `${one.line}:${one.column} ${one.code}`,
  );
}

const document =
  '{slug: plan, title: Plan, type: strategic-plan, owner: Mayor, metrics: [on-time]}';

describe('readRegisters', () => {
  it('reads entries and fills in what was left out', () => {
    const [plan] = readRegisters(
      'registers.yaml',
      `documents:\n  - ${document}\n`,
      known,
      '2026-03-01',
    );
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
    [
      'documents:\n - {slug: a, title: A, type: privacy, owner: B, approved: 2026-02-02, reviewBy: 2026-02-01, withdrawn: 2026-02-01}',
      '2:81 days-reversed,2:104 days-reversed',
    ],
    [
      'roles:\n - {slug: r, title: R, responsibility: other, holder: B, from: 2026-02-02, until: 2026-02-01}',
      '2:83 days-reversed',
    ],
    [
      'bodies:\n - {slug: x, name: X, kind: other}\nmeetings:\n - {slug: m, body: x, on: 2026-03-02, state: held}',
      '4:27 still-to-come',
    ],
    ['trainings:\n - {slug: t, title: T, on: 2026-03-02, completions: 1}', '2:28 still-to-come'],
    [
      'decisions:\n - {slug: d, title: D, on: 2026-03-02, decidedBy: M, about: other}',
      '2:28 still-to-come',
    ],
    [
      'engagements:\n - {slug: e, title: E, on: 2026-03-02, type: survey, responses: 1}',
      '2:28 still-to-come',
    ],
    ['answers: &a [*b]', '1:14 unknown-alias'],
    ['[]', '1:1 not-a-map'],
  ])('refuses %j', (text, expected) => {
    expect(read(text).sort().join()).toBe(expected.split(',').sort().join());
  });

  it('takes days in order, what took place today, and meetings to come', () => {
    const text = `roles:
  - {slug: r, title: R, responsibility: other, holder: B, from: 2026-02-02, until: 2026-02-02}
trainings:
  - {slug: t, title: T, on: 2026-03-01, completions: 1}
bodies:
  - {slug: x, name: X, kind: other}
meetings:
  - {slug: m, body: x, on: 2026-04-01, state: planned}
`;
    expect(read(text)).toEqual(['r', 't', 'x', 'm']);
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
