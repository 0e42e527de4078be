import type { MachineMeasure } from '@rollout/compiler';
import { describe, expect, it } from 'vitest';
import { usualRun } from '../checks/calm-run.ts';
import { exactFigures } from '../exact/index.ts';
import { machineOf } from '../testing/machine-of.ts';
import { type Outlook, outlookOf } from './outlook.ts';

function outlookOfText(text: string): Outlook & { readonly exactly: (measure: MachineMeasure) => number } {
  const { machine, layout } = machineOf(text);
  return {
    ...outlookOf(machine, layout, usualRun(machine, layout)),
    exactly: (measure) => {
      const figures = exactFigures(machine, layout, [measure]);
      if (figures.kind === 'none') throw new Error(figures.why);
      return figures.values[0] ?? Number.NaN;
    },
  };
}

const foundIn = (bug: number, stage: number): MachineMeasure => ({
  kind: 'chance',
  of: { kind: 'found', bug, stage },
  given: { kind: 'bug', bug },
});
const escapes = (bug: number): MachineMeasure => ({
  kind: 'chance',
  of: { kind: 'escape', bug },
  given: { kind: 'bug', bug },
});

describe('what gates find', () => {
  it('of a bug that surfaces by exposure', () => {
    const { bugs } = outlookOfText(`
      topology f { cluster c[2] { server[10] } }
      model m {
        deploy takes 1h per cluster
        bug b { present 5%  surfaces after exponential(mean 100 server-hours) }
        gate g { detects 90%  takes 1h }
      }
      plan p on f using m {
        stage a { deploy 1 cluster  wait 4h  gate g }
        stage z { deploy remaining  wait 4h  gate g }
      }`);
    // By the first gate 10 servers have been out for 5 h; by the second for 11 h, and 10 more for 5 h.
    const shown = [1 - Math.exp(-0.5), 1 - Math.exp(-1.6)];
    const first = 0.9 * (shown[0] ?? 0);
    const second = 0.9 * (0.1 * (shown[0] ?? 0) + (shown[1] ?? 0) - (shown[0] ?? 0));
    expect(bugs[0]?.present).toBeCloseTo(0.05, 15);
    // Looks: gate, end of its stage, gate, end of its stage.
    for (const [look, found] of [first, 0, second, 0].entries()) expect(bugs[0]?.found[look]).toBeCloseTo(found, 12);
    expect(bugs[0]?.missed).toBeCloseTo(1 - first - second, 12);
    expect(bugs[0]?.reached).toEqual([0.5, 0.5, 1, 1]);
  });

  it('of a bug that a watch sees, too, and to which a check may be blind', () => {
    const { bugs } = outlookOfText(`
      topology f { cluster c { server[10] } }
      model m {
        deploy takes 1h per cluster
        bug b { present 5%  shows 60% at cluster 1 }
        gate g { detects 50%  blind to 20% of bugs }
        watch w { detects 40% after 1h }
      }
      plan p on f using m { watch w  stage a { deploy all  wait 4h  gate g  wait 4h  gate g } }`);
    // 60% show; the watch sees 40% of them; the check is not blind to 80% of the others, and then misses a quarter.
    expect(bugs[0]?.missed).toBeCloseTo(1 - 0.6 * (1 - 0.6 * (0.2 + 0.8 * 0.25)), 12);
  });
});

describe('what gates find is what all runs together say, where nothing else goes wrong', () => {
  const plan = (model: string): string => `
    topology f {
      region west { cluster w[3] { label hw = old  server[7] } }
      region east { cluster e[2] { label hw = new  server[11] } }
    }
    model m { deploy takes 2h per cluster  rollback takes 1h per cluster ${model} }
    plan p on f using m {
      stage a { deploy 1 cluster in west  wait 6h  gate g }
      stage b { deploy remaining clusters in west parallel 2  wait 3h  gate g  wait 2h  gate h }
      stage c { deploy remaining  wait 5h  gate h }
    }`;
  it.each([
    ['surfaces', 'bug b { present 4%  surfaces after exponential(mean 150 server-hours) }'],
    [
      'surfaces in some places',
      'bug b { present 4%  only where hw == new  surfaces after exponential(mean 90 server-hours) }',
    ],
    ['surfaces by another law', 'bug b { present 4%  surfaces after uniform(20 server-hours..400 server-hours) }'],
    ['shows', 'bug b { present 4%  shows 20% at cluster 1  shows 50% at each of clusters 2..4 }'],
    ['is there if it shows', 'bug b { shows 2% at cluster 1  shows 3% at each of clusters 2..5 }'],
    ['is found', 'bug b { found 2% at cluster 1  shows 3% at each of clusters 2..5 }'],
    [
      'shows and surfaces',
      'bug b { present 9%  shows 30% at cluster 2  surfaces after exponential(mean 200 server-hours) }',
    ],
  ])('of a bug that %s', (_, bug) => {
    for (const gates of [
      'gate g { detects 80%  takes 1h }  gate h { detects 60% }',
      'gate g { detects 80%  blind to 30% of bugs }  gate h { detects 60%  blind to 10% of bugs }',
    ]) {
      const { bugs, looks, exactly } = outlookOfText(plan(`${bug}  ${gates}`));
      for (const stage of [0, 1, 2]) {
        const found = looks.reduce((sum, look, i) => (look.stage === stage ? sum + (bugs[0]?.found[i] ?? 0) : sum), 0);
        expect(found).toBeCloseTo(exactly(foundIn(0, stage)), 9);
      }
      expect(bugs[0]?.missed).toBeCloseTo(exactly(escapes(0)), 9);
    }
  });
});
