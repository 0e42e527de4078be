import { describe, expect, it } from 'vitest';
import { compareTexts } from './testing/compare-texts.ts';
import { SINGLE_CHANGES } from './testing/single-changes.ts';

describe('a change of a single number by at most a fifth is found, whatever it is', () => {
  it.each(SINGLE_CHANGES)('$from → $to: $figure $sign, for $why', ({ plan, from, to, figure, sign, trials }) => {
    expect(plan.split(from)).toHaveLength(2);
    const found = compareTexts(plan, plan.replace(from, to), { trials }).figures.find((each) => each.figure === figure);
    // All intervals of a comparison hold together at 99%: a seed shows a sign that is wrong once in a hundred.
    expect(['no-difference', 'cannot-tell', undefined]).not.toContain(found?.verdict);
    expect(Math.sign(found?.difference.value ?? 0)).toBe(sign === '+' ? 1 : -1);
  });

  it('there are at least fifty', () => {
    expect(SINGLE_CHANGES.length).toBeGreaterThanOrEqual(50);
  });
});
