/** Blue is retired: what has been deployed beside it takes its place. */
import { at } from '../layout/at.ts';
import type { RetireStep } from '../steps.ts';
import { type Round, update } from './round.ts';

/** A step that runs once more counts from then on. */
export function awaitRetirement(round: Round, step: number, { after }: RetireStep): void {
  const others = round.state.retirements.filter((retirement) => retirement.step !== step);
  update(round, { retirements: [...others, { step, at: round.at + after }] });
}

/** Phase 1: those that are due, step by step. */
export function retireBlue(round: Round): void {
  const isDue = ({ at: time }: { readonly at: number }): boolean => time <= round.at;
  const due = round.state.retirements.filter(isDue).sort((a, b) => a.step - b.step);
  if (due.length === 0) return;
  update(round, { retirements: round.state.retirements.filter((retirement) => !isDue(retirement)) });
  for (const { step } of due) {
    const own = at(round.machine.steps, step);
    if (own.kind === 'retire') for (const deploy of own.deploys) takePlace(round, deploy);
    round.log.push({ kind: 'blue-retired', at: round.at, step });
  }
}

function takePlace(round: Round, deploy: number): void {
  const { retired, units } = round.state;
  const own = at(units, deploy).map((unit) => ({
    ...unit,
    entries: unit.entries.map((entry) => ({ ...entry, kept: 0 })),
  }));
  update(round, { retired: retired.with(deploy, true), units: units.with(deploy, own) });
}
