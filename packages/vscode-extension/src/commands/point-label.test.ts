import { expect, it } from 'vitest';
import { pointLabel } from './point-label.ts';

const point = { params: ['soak = 12h'], figures: ['p50 2d', 'exposure 300'], isKnee: false, isOwn: false, edits: [] };

it('says what a choice brings, then what it takes', () => {
  expect(pointLabel(point, 3)).toEqual({ label: '3. p50 2d  ·  exposure 300', description: '', detail: 'soak = 12h' });
});

it('marks the knee, and where the plan stands', () => {
  expect(pointLabel({ ...point, isKnee: true, isOwn: true }, 3)).toMatchObject({
    label: '$(star-full) p50 2d  ·  exposure 300',
    description: 'the knee, as it is now',
  });
});

it('a plan without params has nothing to say of them', () => {
  expect(pointLabel({ ...point, params: [] }, 1).detail).toBe('as it is written');
});
