import { describe, expect, it } from 'vitest';
import { carryMaps, carryOver, from2018to2022 } from './carry-over.ts';
import type { Answer } from './contract.ts';
import { answer } from './fixtures/standard.ts';
import { standards } from './standards/index.ts';
import { wwc2018 } from './standards/wwc-2018/index.ts';
import { wwc2022 } from './standards/wwc-2022/index.ts';

describe('carrying answers over from 2018 to 2022', () => {
  it('has a reasoned entry for every known criterion, to one that there is', () => {
    expect(from2018to2022.map(({ from }) => from)).toEqual(wwc2018.criteria.map(({ id }) => id));
    const ids = new Set(wwc2022.criteria.map(({ id }) => id));
    for (const { to, reason, spanish } of from2018to2022) {
      expect(reason).not.toBe('');
      expect(spanish).not.toBe(reason);
      if (to !== null) expect(ids).toContain(to);
    }
  });

  const to = { standard: wwc2022, present: [], date: '2026-06-15' };

  it('keeps who, when and why, and adds the reason of the mapping', () => {
    const [carried] = carryOver([answer('DG1', { overrules: true })], from2018to2022, to);
    expect(carried!.carried).toMatchObject({
      criterion: 'DM2',
      respondent: 'Ana Lima',
      overrules: false,
    });
    expect(carried!.carried!.reason).toBe(
      'seen (carried over from DG1: Both ask for a comprehensive inventory of data.)',
    );
  });

  it('leaves behind what it cannot vouch for, and says why', () => {
    const left = (given: Answer, present: readonly Answer[] = []) =>
      carryOver([given], from2018to2022, { ...to, present })[0];
    expect(left(answer('E2'))).toMatchObject({ carried: null, left: 'no-successor' });
    expect(left(answer('XX1'))).toMatchObject({ mapping: null, left: 'no-successor' });
    expect(left(answer('DG1', { check: 'DG1.1' }))).toMatchObject({ left: 'single-check' });
    expect(left(answer('DG1', { through: '2026-06-14' }))).toMatchObject({ left: 'ran-out' });
    expect(left(answer('DG1', { through: '2026-06-15' }))).toMatchObject({ left: null });
    expect(left(answer('DG1'), [answer('DM2')])).toMatchObject({ left: 'answered-already' });
    expect(left(answer('DG1'), [answer('DM2', { respondent: 'Ben' })])!.left).toBeNull();
  });

  it('goes between standards that there are', () => {
    const ids = standards.map(({ id }) => id);
    for (const { from, to: newer } of carryMaps)
      expect(ids).toEqual(expect.arrayContaining([from, newer]));
  });
});
