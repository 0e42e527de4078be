import { type Layout, layoutOf, type Machine } from '@rollout/compiler';
import { lawOf } from '../../distributions/index.ts';
import { known } from '../../known.ts';

const RANDOM = new Set([
  'uniform',
  'triangular',
  'exponential',
  'normal',
  'lognormal',
  'weibull',
  'gamma',
  'erlang',
  'empirical',
  'mix',
]);

/** The same machine with every time at its median, without failures, outages and other things that come at a rate. */
export function ofChancesOnly(machine: Machine): { readonly machine: Machine; readonly layout: Layout } {
  const fixed: Machine = JSON.parse(JSON.stringify(machine), (_, value) =>
    RANDOM.has(value?.kind) ? { kind: 'fixed', value: Math.round(lawOf(value).median) } : value,
  );
  const { numbers } = fixed;
  const calm: Machine = {
    ...fixed,
    landing: 0,
    fleet: JSON.parse(JSON.stringify(fixed.fleet), (key, value) => (key === 'fails' ? null : value)),
    numbers: {
      ...numbers,
      deploy: { ...numbers.deploy, fails: [] },
      rollback: { ...numbers.rollback, fails: 0 },
      outages: [],
      checks: numbers.checks.map((check) => ({
        ...check,
        watch: { ...check.watch, falseAlarm: { ...check.watch.falseAlarm, probability: 0 } },
      })),
    },
  };
  const layout = layoutOf(calm);
  return { machine: calm, layout: known(layout.kind === 'layout' ? layout : undefined) };
}
