import { describe, expect, it } from 'vitest';
import { openLuck } from '../luck/index.ts';
import { createKernel } from './create-kernel.ts';
import { compiledPlan } from './testing/compiled-plan.ts';
import { firstDifference } from './testing/first-difference.ts';

const FLEET = `topology fleet {
  region a { cluster x[40] { rack p { server[3] } rack q { server[3] } } }
  region b { cluster y[25] { rack[3] { server[2] } } }
}
model m { deploy takes uniform(2m..9m) per server  deploy fails 10% per server after 1m retry 1  rollback takes 1m per server  rollback fails 5% }`;

function kernelOf(text: string) {
  const compiled = compiledPlan({ text: `${FLEET} ${text}`, files: {}, scenario: null });
  if (compiled === null) throw new Error('no machine');
  const { machine, layout } = compiled;
  return { machine, layout, kernel: createKernel(machine, layout, openLuck(machine, layout, 'crowds')) };
}

describe('units that wait for room in one limit', () => {
  it.each([
    ['maxParallel 3 clusters', 'stage one { deploy all parallel 60 }'],
    ['maxParallel 3 clusters per region', 'stage one { deploy all parallel 60 }'],
    ['maxParallel 2 clusters', 'stage one { each cluster in all parallel 50 { deploy here batch 2  wait 3m } }'],
    ['maxDown 7 servers', 'stage one { deploy all parallel 60 }'],
    ['maxDown 9 servers  maxDown 50% per cluster', 'stage one { deploy all parallel 60 }'],
    ['maxDown 5 clusters', 'stage one { deploy all parallel 60 }'],
    ['maxDown 6 servers  maxParallel 4 clusters', 'stage one { deploy all parallel 60 batch 2 }'],
    ['maxParallel 3 clusters  exclusive a, b', 'stage one { deploy all parallel 60 }'],
    // Where another step is at work in a cluster, more may start there.
    ['maxParallel 3 clusters', 'parallel { stage one { deploy p parallel 60 } stage two { deploy q parallel 60 } }'],
    ['maxParallel 3 clusters', 'stage one { ramp to 45%, 100% of servers { wait 1m } }'],
  ])('start as in the definition: %s, %s', (limits, stages) => {
    const { machine, layout, kernel } = kernelOf(
      `plan p on fleet using m { ${limits} ${stages} on failures over 30% of at least 40 servers rollback }`,
    );
    let started = 0;
    for (const trial of [1, 2]) {
      started += kernel.trace(trial).log.filter(({ kind }) => kind === 'unit-started').length;
      expect(firstDifference(machine, layout, 'crowds', kernel, trial)).toBeNull();
    }
    expect(started).toBeGreaterThan(60);
  });

  it('go back as in the definition', () => {
    const { machine, layout, kernel } = kernelOf(
      'plan p on fleet using m { maxDown 9 servers, 12 servers in rollback  stage one { deploy all parallel 60 } on failures over 4% of at least 40 servers rollback }',
    );
    let reverted = 0;
    for (let trial = 1; trial <= 3; trial++) {
      reverted += kernel.trace(trial).log.filter(({ kind }) => kind === 'revert-started').length;
      expect(firstDifference(machine, layout, 'crowds', kernel, trial)).toBeNull();
    }
    expect(reverted).toBeGreaterThan(0);
  });
});
