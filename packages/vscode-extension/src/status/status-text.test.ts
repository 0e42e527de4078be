import type { PlanListing } from '@rollout/language-server';
import { expect, it } from 'vitest';
import { statusText } from './status-text.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 1 } };
const plan: PlanListing = {
  name: 'weekly',
  range,
  nameRange: range,
  scenarios: [],
  result: 'P50 3d 2h · escape 0.03% · exact',
  stale: false,
};

it('says what is known of the plan at the cursor', () => {
  expect(statusText('running', plan)).toEqual({
    text: '$(rocket) weekly: P50 3d 2h · escape 0.03% · exact',
    tooltip: 'Plan weekly: P50 3d 2h · escape 0.03% · exact',
    isBad: false,
  });
  expect(statusText('running', { ...plan, result: null }).text).toBe('$(rocket) weekly');
  expect(statusText('running', undefined).text).toBe('$(rocket) Rollout');
});

it('has figures without their intervals, which are told beside them', () => {
  const result = 'P50 16h 51m (16h 50m–16h 52m) · escape 0.02% (0.01–0.04%) · 10,000 trials';
  expect(statusText('running', { ...plan, result })).toMatchObject({
    text: '$(rocket) weekly: P50 16h 51m · escape 0.02% · 10,000 trials',
    tooltip: `Plan weekly: ${result}`,
  });
});

it('marks what is of an older text', () => {
  expect(statusText('running', { ...plan, stale: true })).toMatchObject({
    text: '$(rocket) weekly: P50 3d 2h · escape 0.03% · exact $(sync~spin)',
    tooltip: 'Plan weekly, as it was before the last change: P50 3d 2h · escape 0.03% · exact',
  });
});

it('stands out where there is no server, whatever was known', () => {
  expect(statusText('failed', plan)).toMatchObject({ text: '$(error) Rollout', isBad: true });
  expect(statusText('stopped', plan).isBad).toBe(true);
  expect(statusText('silent', plan)).toMatchObject({ text: '$(warning) Rollout', isBad: true });
  expect(statusText('starting', plan).isBad).toBe(false);
});
