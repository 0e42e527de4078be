import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'bad-day',
  changes: [
    ['gate health { detects 90%', 'gate health { detects 0%'],
    ['after exponential(mean 15m)', 'after exponential(mean 10d)'],
  ],
};

export default mutant;
