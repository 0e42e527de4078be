/** Whether canaries look for long enough. */
import { type Machine, roundedDurationText, type Sources } from '@rollout/compiler';
import type { Diagnostic } from '@rollout/language';
import { gatePowers, judgedHealth } from '../gates/index.ts';
import { shortestThatSees } from '../judge/power/shortest.ts';
import { known } from '../known.ts';
import { gateMessages } from './messages/gates.ts';
import { shareText } from './number-text.ts';

/** A canary should see a bug as often as this: the power that tests are commonly planned for. */
const ENOUGH = 0.8;

/** For each sentence the bugs of the model that it sees too seldom. */
export function shortCanaries(machine: Machine, sources: Sources): Diagnostic[] {
  const powers = gatePowers(machine);
  const told = new Set<string>();
  return machine.steps.flatMap((step, index) => {
    const health = judgedHealth(machine, index);
    if (step.kind !== 'gate' || step.canary === null || health === null || told.has(step.source)) return [];
    told.add(step.source);
    const { lasts } = step.canary;
    const gate = { check: known(machine.numbers.checks[step.check]).name, health, baseline: true };
    return health.moving.flatMap((bug) => {
      const power = powers.detects(index, bug);
      if (power >= ENOUGH) return [];
      const shortest = shortestThatSees(gate, bug, ENOUGH);
      const finding = {
        bug: known(machine.numbers.bugs[bug]).name,
        lasts: roundedDurationText(lasts),
        power: shareText(power),
        wanted: shareText(ENOUGH),
        shortest: shortest === null ? null : roundedDurationText(shortest),
      };
      return [gateMessages.create('canary-too-short', finding, sources.steps[index] ?? sources.plan)];
    });
  });
}
