import { expect, it } from 'vitest';
import { isFromPage, isPreviewState, isToPage } from './message-guards.ts';
import type { FromPage, PreviewState, ToPage } from './messages.ts';

const STATE: PreviewState = {
  uri: 'file:///plan.rollout',
  locked: false,
  picture: 'machine',
  plan: null,
  scenario: null,
  run: 'usual',
  params: { soak: '12h' },
};

const SUBJECT = { version: 1, plans: [], plan: 'p', scenarios: [], scenario: null, params: [] };

const FROM_PAGE: readonly FromPage[] = [
  { type: 'ready', width: 300 },
  { type: 'width', width: 300.5 },
  { type: 'picture', picture: 'fleet' },
  { type: 'plan', plan: 'weekly' },
  { type: 'scenario', scenario: null },
  { type: 'run', run: 7 },
  { type: 'run', run: 'found' },
  { type: 'param', name: 'soak', text: null },
  { type: 'reset' },
  { type: 'point', index: 3, write: true },
  { type: 'write' },
  { type: 'stop' },
  { type: 'lock', locked: true },
  { type: 'reveal', id: null },
];

const TO_PAGE: readonly ToPage[] = [
  { type: 'state', state: STATE, title: 'plan.rollout' },
  { type: 'waiting', waiting: { for: 'more', said: null, percentage: 30 } },
  {
    type: 'drawn',
    drawing: {
      ...SUBJECT,
      picture: 'machine',
      html: '',
      film: null,
      filmPlan: null,
      points: [{ ids: ['a'], lines: ['#1'], params: ['soak'], isDrawn: true, isWritten: false }],
      leads: [],
      run: null,
      basis: '',
      next: null,
    },
  },
  { type: 'undrawn', why: { ...SUBJECT, why: 'It is empty.', line: 3, isOfOther: false } },
  { type: 'lit', ids: ['a'], around: [] },
];

it('takes what is said on either side', () => {
  for (const message of FROM_PAGE) expect(isFromPage(message)).toBe(true);
  for (const message of TO_PAGE) expect(isToPage(message)).toBe(true);
  for (const message of TO_PAGE) expect(isFromPage(message)).toBe(false);
});

it.each([
  null,
  undefined,
  'ready',
  [],
  {},
  { type: 'ready' },
  { type: 'ready', width: -1 },
  { type: 'width', width: Number.NaN },
  { type: 'picture', picture: '__proto__' },
  { type: 'run', run: 0 },
  { type: 'run', run: 1.5 },
  { type: 'param', name: 'soak' },
  { type: 'param', name: 'soak', text: 'x'.repeat(10_001) },
  { type: 'point', index: 0.5, write: true },
  { type: 'point', index: 0 },
  { type: 'waiting', waiting: { for: 'ever', said: null, percentage: null } },
  { type: 'reveal', id: 3 },
  { type: 'eval', code: 'alert(1)' },
])('passes over %j', (message) => {
  expect(isFromPage(message)).toBe(false);
  expect(isToPage(message)).toBe(false);
});

it('takes a state back that has been kept, and no other', () => {
  expect(isPreviewState(STATE)).toBe(true);
  expect(isPreviewState({ ...STATE, picture: 'all' })).toBe(false);
  expect(isPreviewState({ ...STATE, params: { soak: 12 } })).toBe(false);
  const { uri: _, ...rest } = STATE;
  expect(isPreviewState(rest)).toBe(false);
});
