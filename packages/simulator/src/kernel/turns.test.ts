import { describe, expect, it } from 'vitest';
import { openLuck } from '../luck/index.ts';
import { createKernel } from './create-kernel.ts';
import { compiledPlan } from './testing/compiled-plan.ts';
import { firstDifference } from './testing/first-difference.ts';

const FLEET = `topology fleet {
  region a { upgradeDomains 3  cluster x[12] { rack[2] { server[3] } } }
  region b { cluster y[7] { rack[3] { server[2] } } }
}
model m { deploy takes uniform(2m..9m) per server  deploy fails 20% per server after 1m retry 1  rollback takes 1m per server }`;

describe('units that wait for the turn of a piece', () => {
  it.each([
    ['exclusive clusters per region', 'deploy all parallel 5'],
    ['exclusive clusters per region  maxDown 34% per cluster', 'deploy all parallel 9'],
    ['exclusive regions', 'deploy all parallel 4'],
    ['exclusive clusters per region', 'each cluster in all parallel 6 { deploy here batch 2  wait 3m }'],
  ])('start as in the definition: %s, %s', (limits, steps) => {
    const text = `${FLEET} plan p on fleet using m { ${limits}  stage one { ${steps} }
      on failures over 60% of at least 5 servers rollback }`;
    const compiled = compiledPlan({ text, files: {}, scenario: null });
    if (compiled === null) throw new Error('no machine');
    const { machine, layout } = compiled;
    const kernel = createKernel(machine, layout, openLuck(machine, layout, 'turns'));
    for (const trial of [1, 2, 3]) {
      kernel.trace(trial);
      expect(firstDifference(machine, layout, 'turns', kernel, trial)).toBeNull();
    }
  });
});
