import { expect, test } from 'vitest';
import { showProgress } from './progress.ts';
import { fakeTerminal } from './testing/fake-terminal.ts';

function clocked(animated: boolean) {
  let now = 1000;
  const terminal = fakeTerminal({ animated, now: () => now });
  const progress = showProgress(terminal, 10_000, 'trials');
  return { terminal, progress, at: (time: number) => (now = 1000 + time) };
}

test('nothing is shown before half a second, then trials done, rate and time left, and at the end nothing remains', () => {
  const { terminal, progress, at } = clocked(true);
  at(499);
  progress.update(400);
  expect(terminal.stderr()).toBe('');
  at(500);
  progress.update(500);
  expect(terminal.stderr()).toBe('\r\u001b[2K500 of 10,000 trials, 1,000/s, 10s left');
  at(550);
  progress.update(550);
  at(1000);
  progress.update(2000);
  progress.end();
  expect(terminal.stderr().split('\r\u001b[2K').slice(2)).toEqual(['2,000 of 10,000 trials, 2,000/s, 4s left', '']);
});

test('nothing moves where nothing may', () => {
  const { terminal, progress, at } = clocked(false);
  at(5000);
  progress.update(500);
  progress.end();
  expect(terminal.stderr()).toBe('');
});
