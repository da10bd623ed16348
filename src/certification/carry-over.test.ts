import { describe, expect, it } from 'vitest';
import { carryOver, from2018to2022 } from './carry-over.ts';
import { answer } from './fixtures/standard.ts';
import { wwc2018 } from './standards/wwc-2018/index.ts';
import { wwc2022 } from './standards/wwc-2022/index.ts';

describe('carrying answers over from 2018 to 2022', () => {
  it('has a reasoned entry for every known criterion, to one that there is', () => {
    expect(from2018to2022.map(({ from }) => from)).toEqual(wwc2018.criteria.map(({ id }) => id));
    const ids = new Set(wwc2022.criteria.map(({ id }) => id));
    for (const { to, reason } of from2018to2022) {
      expect(reason).not.toBe('');
      if (to !== null) expect(ids).toContain(to);
    }
  });

  it('keeps who, when and why, and adds the reason of the mapping', () => {
    const [carried] = carryOver([answer('DG1', { overrules: true })], from2018to2022, wwc2022);
    expect(carried!.carried).toMatchObject({
      criterion: 'DM2',
      respondent: 'Ana Lima',
      overrules: false,
    });
    expect(carried!.carried!.reason).toBe(
      'seen (carried over from DG1: Both ask for a comprehensive inventory of data.)',
    );
  });

  it('leaves behind what has no successor, and answers on single checks', () => {
    const [left] = carryOver([answer('E2')], from2018to2022, wwc2022);
    expect(left).toMatchObject({ carried: null, mapping: { from: 'E2', to: null } });
    expect(carryOver([answer('DG1', { check: 'DG1.1' })], from2018to2022, wwc2022)).toEqual([]);
  });
});
