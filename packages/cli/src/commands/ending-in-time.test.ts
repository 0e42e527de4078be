import { RunTooLong } from '@rollout/simulator';
import { expect, test } from 'vitest';
import { endingInTime } from './ending-in-time.ts';

const DAY = 86_400_000;

test.each([
  [37_878.99 * DAY, '37879d after'],
  [2.5 * DAY, '2d 12h after'],
])('a run that has not ended after %d ms is said to be %s the start', async (milliseconds, text) => {
  const work = () => {
    throw new RunTooLong(milliseconds);
  };
  await expect(endingInTime(work)).rejects.toThrow(text);
});
