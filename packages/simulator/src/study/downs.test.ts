// A bug that takes servers down uses up what may be down; going back begins with those, so it never stands in its own way.
import { compile } from '@rollout/compiler';
import { checkText } from '@rollout/language';
import { expect, test } from 'vitest';
import { simulate } from './simulate.ts';

test.each(['30%', '50%', '100%'])(
  'a bug that takes %s of the servers down is rolled back under a tight limit',
  (share) => {
    const { machine } = compile(
      checkText(`
      topology t { region r { cluster c[2] { server[10] } } }
      model m {
        deploy takes 10m per server
        rollback takes 3m per server
        bug b { present 50%  shows 100% at cluster 2  downs ${share} of servers }
      }
      plan p on t using m {
        maxDown 20% per cluster
        stage a { deploy 1 cluster  wait 1h  gate health }
        stage b { deploy remaining  wait 1h  gate health }
      }`).program,
    );
    if (machine === null) throw new Error('no machine');
    const { outcomes, duration } = simulate(machine, { trials: 64 });
    expect(outcomes.stopped.value).toBe(0);
    expect(outcomes.rolledBack.value).toBe(0.5);
    // Five batches of two, ten minutes each, in each cluster, and an hour's bake after each: 3h 40m. Then back, the two clusters
    // side by side: those d of ten that are down go first and need no room, so that 10 − d are left for batches of what
    // the limit of two leaves beside what is down or going back.
    const batches = { '30%': 5, '50%': 4, '100%': 1 }[share] ?? 0;
    expect(duration.max).toBe((220 + 3 * batches) * 60);
  },
);
