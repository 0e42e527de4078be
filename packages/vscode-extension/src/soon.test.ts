import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { soon } from './soon.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('does once what was called for often', () => {
  const work = vi.fn();
  const later = soon(100, work);
  for (let time = 0; time < 5; time++) {
    later.call();
    vi.advanceTimersByTime(99);
  }
  expect(work).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(work).toHaveBeenCalledOnce();
});

it('does nothing any more once it is disposed of', () => {
  const work = vi.fn();
  const later = soon(100, work);
  later.call();
  later.dispose();
  vi.advanceTimersByTime(1000);
  expect(work).not.toHaveBeenCalled();
});
