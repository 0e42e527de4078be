import { at } from '../layout/at.ts';
import { ringsReached } from './reached.ts';
import { changeBug, type Round } from './round.ts';

/** A bug counts as found where it was found first. */
export function find(round: Round, bug: number, stage: number, by: 'gate' | 'watch' | 'stage-end'): void {
  const { foundIn, reach, met } = at(round.state.bugs, bug);
  if (foundIn !== null) return;
  const atFind = { at: round.at, reach, met, rings: ringsReached(round, bug) };
  changeBug(round, bug, { foundIn: stage, atFind });
  round.log.push({ kind: 'bug-found', at: round.at, bug, stage, by });
}
