import type { Results, Trace } from '@rollout/simulator';
import { formatCount, formatPercent } from '../../../text/number.ts';

type Fact = readonly [name: string, value: string];

/** All that decides the figures of a study, so that whoever has the plan finds the same ones. */
export function madeOf(results: Results): Fact[] {
  const { method, seed, trials, confidence, complete } = results;
  return [
    ...made(results),
    ['Method', method],
    ...(method === 'exact'
      ? [fact('Runs', formatCount(trials))]
      : [
          fact('Seed', seed),
          fact('Trials', `${formatCount(trials)}${complete ? '' : ', stopped before all had run'}`),
          fact('Intervals at', formatPercent(confidence)),
        ]),
  ];
}

/** All that decides a run. */
export function madeOfRun(trace: Trace): Fact[] {
  return [...made(trace), fact('Seed', trace.seed), fact('Trial', formatCount(trace.trial))];
}

function made({ version, machineHash, scenario }: Pick<Results, 'version' | 'machineHash' | 'scenario'>): Fact[] {
  return [
    fact('Rollout', version),
    fact('Hash of the machine', machineHash),
    ...(scenario === null ? [] : [fact('Scenario', scenario)]),
  ];
}

const fact = (name: string, value: string): Fact => [name, value];
