/** What is found out by running a machine once with nothing going wrong. */
import { durationText, type Layout, layoutOf, type Machine, type RunEvent, type Sources } from '@rollout/compiler';
import { type Diagnostic, sortDiagnostics } from '@rollout/language';
import { createKernel } from '../kernel/create-kernel.ts';
import { calmLuck } from '../luck/index.ts';
import { DURATION } from '../record.ts';
import { MOST_ROUNDS, RunTooLong } from '../run-too-long.ts';
import { simulatorDiagnostics } from './diagnostics.ts';

/**
 * Diagnostics of the plan that the machine was compiled from. `sources` are those of its compilation. What the compiler can tell
 * without a run (a deadline that no schedule could meet) it has refused before.
 */
export function measure(machine: Machine, sources: Sources): readonly Diagnostic[] {
  const layout = layoutOf(machine);
  if (layout.kind !== 'layout') return [];
  try {
    const median = runCalmly(machine, layout, 'median');
    const found = [...blocked(machine, sources, median), ...lateness(machine, layout, sources, median)];
    return sortDiagnostics(found);
  } catch (error) {
    if (!(error instanceof RunTooLong)) throw error;
    const finding = { rounds: MOST_ROUNDS, at: durationText(error.milliseconds) };
    return [simulatorDiagnostics.create('run-too-long', finding, sources.plan)];
  }
}

interface CalmRun {
  readonly log: readonly RunEvent[];
  readonly duration: number;
}

function runCalmly(machine: Machine, layout: Layout, times: 'least' | 'median'): CalmRun {
  const { log, record } = createKernel(machine, layout, calmLuck(machine, layout, times)).trace(1);
  return { log, duration: record[DURATION] ?? 0 };
}

function blocked(machine: Machine, sources: Sources, { log }: CalmRun): Diagnostic[] {
  const event = log.find((one) => one.kind === 'raised' && one.trigger === 'blocked');
  if (event?.kind !== 'raised') return [];
  const location = event.step === null ? sources.stages[event.stage] : sources.steps[event.step];
  const text = event.step === null ? machine.stages[event.stage]?.name : machine.steps[event.step]?.text;
  const finding = { step: text ?? '', at: durationText(event.at) };
  return [simulatorDiagnostics.create('always-blocked', finding, location ?? sources.plan)];
}

function lateness(machine: Machine, layout: Layout, sources: Sources, median: CalmRun): Diagnostic[] {
  const { deadline } = machine;
  if (deadline === null || median.duration <= deadline) return [];
  const least = runCalmly(machine, layout, 'least');
  const [code, takes] =
    least.duration > deadline
      ? (['deadline-too-short', least.duration] as const)
      : (['deadline-unlikely', median.duration] as const);
  const finding = { deadline: durationText(deadline), takes: durationText(takes) };
  return [simulatorDiagnostics.create(code, finding, sources.deadline ?? sources.plan)];
}
