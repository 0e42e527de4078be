import { PLAIN } from '@rollout/report';
import { expect, test } from 'vitest';
import { showProgress, showStep } from './progress.ts';
import { fakeTerminal } from './testing/fake-terminal.ts';

const CLEAR_LINE = '\r\u001b[2K';

function clocked(animated: boolean, all: number | null = 10_000, columns = 80) {
  let now = 1000;
  const terminal = fakeTerminal({ animated, now: () => now, messages: { ...PLAIN, columns } });
  const progress = showProgress(terminal, all, 'trials');
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

test('where nobody knows how many there are, the time that it has taken is told', () => {
  const { terminal, progress, at } = clocked(true, null);
  at(2000);
  progress.update(500);
  expect(terminal.stderr()).toBe(`${CLEAR_LINE}500 trials, 250/s, for 2s`);
});

test('what there is no room for goes: first the rate, then the time', () => {
  const shown = [50, 40, 30, 10].map((columns) => {
    const { terminal, progress, at } = clocked(true, 10_000, columns);
    at(2000);
    progress.update(2000);
    return terminal.stderr().replace(CLEAR_LINE, '');
  });
  expect(shown).toEqual([
    '2,000 of 10,000 trials, 1,000/s, 8s left',
    '2,000 of 10,000 trials, 8s left',
    '2,000 of 10,000 trials',
    '2,000 of ',
  ]);
});

test('what is said meanwhile stands on a line of its own, and progress goes on below it', () => {
  const { terminal, progress, at } = clocked(true);
  at(1000);
  progress.update(1000);
  progress.end();
  terminal.err('careful\n');
  at(2000);
  progress.update(2000);
  progress.end();
  progress.end();
  expect(terminal.stderr().split(CLEAR_LINE)).toEqual([
    '',
    '1,000 of 10,000 trials, 1,000/s, 9s left',
    'careful\n',
    '2,000 of 10,000 trials, 1,000/s, 8s left',
    '',
  ]);
});

test('a step that takes long is named while it is done, whatever comes of it', () => {
  const terminal = fakeTerminal({ animated: true });
  expect(showStep(terminal, 'judging', 100, () => 1)).toBe(1);
  expect(terminal.stderr()).toBe('');
  expect(showStep(terminal, 'judging', 10_000_000, () => 2)).toBe(2);
  expect(() =>
    showStep(terminal, 'reading', 10_000_000, () => {
      throw new Error('broken');
    }),
  ).toThrow('broken');
  expect(terminal.stderr().split(CLEAR_LINE)).toEqual(['', 'judging', '', 'reading', '']);
});
