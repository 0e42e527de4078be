/** A run in which the last gate gives alarm. */
import type { Layout, Machine } from '@rollout/compiler';
import { calmly } from '../checks/calm-run.ts';
import { createKernel } from '../kernel/create-kernel.ts';
import { FAIL, type Luck } from '../luck/index.ts';
import { RunTooLong } from '../run-too-long.ts';

/** How long going back takes, at the median of all times, once everything is out and the gate has given alarm. null: it does not go back. */
export function timeToGoBack(machine: Machine, layout: Layout, gate: number): number | null {
  // What people do once they know that an alarm was false is not asked.
  const met = {
    ...machine,
    stages: machine.stages.map((stage) => ({ ...stage, handlers: { ...stage.handlers, falseAlarm: null } })),
  };
  const luck = calmly(met, layout, 'median');
  const { outcome } = luck;
  // Whoever is asked says that it is to go back.
  outcome.continues = false;
  const alarmed: Luck = {
    ...luck,
    gate(step, running) {
      outcome.falseAlarm = step === gate;
      return luck.gate(step, running);
    },
    gateCriesWolf: (step) => step === gate,
    gateVerdict: (step, running, moved) => (step === gate ? FAIL : luck.gateVerdict(step, running, moved)),
  };
  try {
    const { log } = createKernel(met, layout, alarmed).trace(1);
    const at = (kind: 'rollback-started' | 'rollback-ended'): number | undefined =>
      log.find((event) => event.kind === kind)?.at;
    const [from, to] = [at('rollback-started'), at('rollback-ended')];
    return from === undefined || to === undefined ? null : to - from;
  } catch (error) {
    if (error instanceof RunTooLong) return null;
    throw error;
  }
}
