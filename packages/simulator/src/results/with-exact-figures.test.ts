import { describe, expect, it } from 'vitest';
import { simulate } from '../study/index.ts';
import { machineOf } from '../testing/machine-of.ts';
import { withExactFigures } from './with-exact-figures.ts';

const { machine } = machineOf(`
  topology fleet { region west { cluster web { server[10] } } }
  model numbers {
    bug crash { present 50%  shows 100% at cluster 1 }
    gate health { detects 50%  false alarm 0% }
  }
  plan p on fleet using numbers {
    maxDown 100%
    stage one { deploy all  wait 1h  gate health }
    on unhealthy rollback
  }`);
const results = simulate(machine, { trials: 100 });

describe('figures that are known', () => {
  it('stand in the place of what was estimated, and say that they are exact', () => {
    const { outcomes, bugs, duration, stages, causes } = withExactFigures(results, {
      duration: { mean: { value: 3_700, low: 3_699, high: 3_701 } },
      outcomes: { rolledBack: 0.25 },
      bugs: { crash: { found: 0.25, foundIn: { one: 0.25 } } },
      stages: { one: { found: 0.25 } },
      causes: [{ outcome: 'rolled-back', cause: 'bug', stage: 'one', probability: 0.25 }],
    });
    const quarter = { value: 0.25, low: 0.25, high: 0.25, method: 'exact' };
    expect(outcomes).toEqual({ ...results.outcomes, rolledBack: quarter });
    expect(bugs).toEqual({ crash: { ...results.bugs.crash, found: quarter, foundIn: { one: quarter } } });
    expect(duration).toEqual({ ...results.duration, mean: { value: 3_700, low: 3_699, high: 3_701, method: 'exact' } });
    expect(stages[0]?.found).toEqual(quarter);
    expect(causes).toEqual([{ outcome: 'rolled-back', cause: 'bug', stage: 'one', probability: quarter }]);
  });

  it('leave the rest as it was', () => {
    expect(withExactFigures(results, {})).toEqual(results);
  });
});
