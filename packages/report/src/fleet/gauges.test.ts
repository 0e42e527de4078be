import { traceTrial } from '@rollout/simulator';
import { expect, it } from 'vitest';
import { exampleMachine } from '../testing/open-example.ts';
import { gaugeText } from './gauge-text.ts';
import { gaugesOf } from './gauges.ts';
import { gaugeAt } from './state-at.ts';

function gauges(name: string, trial: number) {
  const machine = exampleMachine(name);
  const trace = traceTrial(machine, { trial });
  if (trace.kind !== 'trace') throw new Error('single servers were not asked for');
  return { trace, gauges: gaugesOf(trace, machine) };
}

it('tells at every time what the trace tells of people and of exposure', () => {
  const { trace, gauges: own } = gauges('rings', 1);
  const [released, exposure] = own;
  if (released === undefined || exposure === undefined) throw new Error('the run releases, and has a bug');
  for (const { at, users } of trace.people[0]?.history ?? []) expect(gaugeAt(released, at)).toBe(users);
  const bug = trace.bugs.find(({ there }) => there);
  for (const { at, exposure: amount } of bug?.history ?? []) expect(gaugeAt(exposure, at)).toBeCloseTo(amount, 6);
  expect(gaugeAt(exposure, trace.duration)).toBeCloseTo((bug?.exposure ?? 0) - (bug?.afterEnd ?? 0), 6);
  expect(gaugeText(released, 4000)).toBe('4,000 of 40,000,000 users');
});

it('gives no traffic to a version that no server runs any more', () => {
  const { trace, gauges: own } = gauges('everything', 3);
  expect(trace.outcome).toBe('rolled-back');
  const traffic = own.find(({ kind }) => kind === 'share');
  if (traffic === undefined) throw new Error('the plan shifts traffic');
  const most = traffic.points.reduce((largest, [, share]) => Math.max(largest, share), 0);
  expect([most, gaugeAt(traffic, trace.duration)]).toEqual([1, 0]);
});
