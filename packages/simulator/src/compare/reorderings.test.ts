import { describe, expect, it } from 'vitest';
import { compareTexts } from './testing/compare-texts.ts';

/** Parts of a plan, each of which may be written in another order. */
const plan = ({
  nodes = 'region west { cluster a { server[6] } cluster b { server[6] } }  region east { cluster c { server[6] } }',
  bugs = [
    'bug crash { present 30%  surfaces after exponential(mean 100 server-hours) }',
    'bug config { present 20%  shows 40% at cluster 1 }',
    'bug odd { present 10%  shows 30% at each of clusters 1..3 }',
  ],
  lines = [
    'deploy takes exponential(mean 10m) per server',
    'deploy fails 10% per server retry 1',
    'rollback takes 5m per server',
  ],
  gates = ['gate health { detects 70%  false alarm 10% }', 'gate smoke { detects 40% }'],
  rules = ['maxDown 50% per cluster', 'maxParallel 2 clusters', 'horizon 50h', 'deadline 30h'],
  stages = [
    'stage first { deploy a  wait 2h  gate smoke }',
    'stage left after first { deploy b  wait 5h  gate health }',
    'stage right after first { deploy c  wait 6h  gate health }',
  ],
  handlers = ['on unhealthy rollback', 'on false alarm retry at most 2 then rollback'],
  before = true,
} = {}) => {
  const topology = `topology fleet { ${nodes} }`;
  const model = `model m { ${[...lines, ...bugs, ...gates].join('\n')} }`;
  return `${before ? topology : ''} ${before ? '' : model}
    plan p on fleet using m { ${[...rules, ...stages, ...handlers].join('\n')} }
    ${before ? model : topology}`;
};

const reversed = <T>(items: readonly T[]): T[] => [...items].reverse();

const BUGS = [
  'bug odd { present 10%  shows 30% at each of clusters 1..3 }',
  'bug config { present 20%  shows 40% at cluster 1 }',
  'bug crash { present 30%  surfaces after exponential(mean 100 server-hours) }',
];

describe('what is written in another order, and changes nothing, makes no difference', () => {
  it.each([
    ['declarations', plan({ before: false })],
    ['bugs', plan({ bugs: BUGS })],
    [
      'sentences of the model',
      plan({
        lines: [
          'rollback takes 5m per server',
          'deploy fails 10% per server retry 1',
          'deploy takes exponential(mean 10m) per server',
        ],
      }),
    ],
    ['gates', plan({ gates: ['gate smoke { detects 40% }', 'gate health { detects 70%  false alarm 10% }'] })],
    [
      'constraints',
      plan({ rules: ['deadline 30h', 'horizon 50h', 'maxParallel 2 clusters', 'maxDown 50% per cluster'] }),
    ],
    [
      'stages that wait for the same one',
      plan({
        stages: [
          'stage first { deploy a  wait 2h  gate smoke }',
          'stage right after first { deploy c  wait 6h  gate health }',
          'stage left after first { deploy b  wait 5h  gate health }',
        ],
      }),
    ],
    ['handlers', plan({ handlers: ['on false alarm retry at most 2 then rollback', 'on unhealthy rollback'] })],
    [
      'places whose order nothing goes by',
      plan({
        nodes:
          'region east { cluster c { server[6] } }  region west { cluster b { server[6] } cluster a { server[6] } }',
      }),
    ],
    [
      'a name for what nothing is drawn by',
      plan().replaceAll(' m {', ' typical {').replace('using m', 'using typical'),
    ],
  ])('%s', (_, other) => {
    const { figures } = compareTexts(plan(), other, { trials: 1_000 });
    expect(figures.length).toBeGreaterThan(15);
    expect(figures.filter(({ verdict }) => verdict !== 'no-difference')).toEqual([]);
    expect(figures.every(({ same, difference }) => same && difference.low === 0 && difference.high === 0)).toBe(true);
  });

  it('and a plan of another name meets the same luck', () => {
    const { figures, alike } = compareTexts(plan(), plan().replace('plan p on', 'plan other on'), { trials: 200 });
    expect(alike).toBe(true);
    expect(figures.every(({ same }) => same)).toBe(true);
  });

  it('but an order that counts is seen', () => {
    const { figures } = compareTexts(plan(), plan({ handlers: reversed(['on unhealthy rollback in 20h']) }), {
      trials: 1_000,
    });
    expect(figures.find(({ figure }) => figure === 'mean(duration)')?.verdict).toBe('worse');
  });
});
