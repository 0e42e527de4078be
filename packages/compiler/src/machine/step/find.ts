import { at } from '../layout/at.ts';
import { changeBug, type Round } from './round.ts';

/** A bug counts as found where it was found first. */
export function find(round: Round, bug: number, stage: number, by: 'gate' | 'watch' | 'stage-end'): void {
  if (at(round.state.bugs, bug).foundIn !== null) return;
  changeBug(round, bug, { foundIn: stage });
  round.log.push({ kind: 'bug-found', at: round.at, bug, stage, by });
}
