import type { Diagnostic, Severity } from '@rollout/language';
import { expect, test } from 'vitest';
import { shownOf } from './shown.ts';

const found = (severity: Severity, start: number): Diagnostic => ({
  path: '/w/a.rollout',
  span: { start, end: start + 1 },
  severity,
  code: 'unknown-word',
  title: 'Unknown word',
  message: 'Something is wrong',
});
const ALL = [found('hint', 0), found('error', 1), found('warning', 2), found('warning', 3), found('error', 4)];

test('as long as they are few, all are shown', () => {
  expect(shownOf(ALL, 5)).toEqual({ diagnostics: ALL, more: null });
});

test('of many the gravest are shown, in their order, and where the first of the others is', () => {
  const { diagnostics, more } = shownOf(ALL, 3);
  expect(diagnostics.map(({ span }) => span.start)).toEqual([1, 2, 4]);
  expect(more).toEqual({ count: 2, from: ALL[0] });
});
