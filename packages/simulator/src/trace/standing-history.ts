/** How many servers stood, and were up, over time. */
import type { StandingChange } from '../kernel/state/index.ts';
import type { TraceStanding } from './trace.ts';

/** From what held at the end of each round: what held for any time, and was another than before. */
export function tellStanding(rounds: readonly StandingChange[]): TraceStanding[] {
  const told: TraceStanding[] = [];
  rounds.forEach((round, i) => {
    if (rounds[i + 1]?.at === round.at) return;
    const last = told.at(-1);
    if (last?.standing !== round.standing || last.up !== round.up) told.push(round);
  });
  return told;
}
