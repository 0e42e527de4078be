/** What is found out by running a machine with nothing going wrong, and a few times with whatever may. */
import { type Layout, layoutOf, type Machine, roundedDurationText, type Sources } from '@rollout/compiler';
import { type Diagnostic, sortDiagnostics } from '@rollout/language';
import { MOST_ROUNDS, RunTooLong } from '../run-too-long.ts';
import { type CalmRun, usualRun } from './calm-run.ts';
import { shortCanaries } from './canaries.ts';
import { unreachable } from './confidence.ts';
import { lateness } from './lateness.ts';
import { type TooLong, timeMessages } from './messages/time.ts';
import { ageText } from './number-text.ts';
import { overloads, unlimited } from './overload.ts';

/**
 * Diagnostics of the plan that the machine was compiled from. `sources` are those of its compilation. What the compiler can tell
 * without a run (a deadline that no schedule could meet) it has refused before.
 */
export function measure(machine: Machine, sources: Sources): readonly Diagnostic[] {
  const layout = layoutOf(machine);
  if (layout.kind !== 'layout') return [];
  try {
    const median = usualRun(machine, layout);
    return sortDiagnostics([
      ...blocked(machine, sources, median),
      ...lateness(machine, layout, sources, median),
      ...unreachable(machine, sources, median),
      ...overloads(machine, layout, sources, median),
      ...unlimited(machine, sources),
      ...shortCanaries(machine, sources),
    ]);
  } catch (error) {
    if (!(error instanceof RunTooLong)) throw error;
    const finding = { rounds: MOST_ROUNDS, at: ageText(error.milliseconds), why: whyTooLong(machine, layout) };
    return [timeMessages.create('run-too-long', finding, sources.plan)];
  }
}

/** Where nothing fails, every server goes once: its batch starts and ends. A wait for requests looks up whenever their rate changes. */
function whyTooLong({ steps }: Machine, { servers }: Layout): TooLong['why'] {
  const waits = steps.some((step) => step.kind === 'wait' && step.evidence !== null);
  if (!waits) return 'batches';
  return 2 * servers < MOST_ROUNDS / 2 ? 'requests' : 'either';
}

function blocked(machine: Machine, sources: Sources, { log }: CalmRun): Diagnostic[] {
  const event = log.find((one) => one.kind === 'raised' && one.trigger === 'blocked');
  if (event?.kind !== 'raised') return [];
  const location = event.step === null ? sources.stages[event.stage] : sources.steps[event.step];
  const text = event.step === null ? machine.stages[event.stage]?.name : machine.steps[event.step]?.text;
  const finding = { step: text ?? '', at: roundedDurationText(event.at) };
  return [timeMessages.create('always-blocked', finding, location ?? sources.plan)];
}
