/** Units of a step that can only run a piece at a time: who of them is to be looked at while another piece has its turn. */
import { bindsIn } from './batch-parts.ts';
import { nextFree, placeFrom } from './crowds.ts';
import { itemAt } from './elements.ts';
import type { ExclusionGroup, Piece } from './limits.ts';
import type { Step, Turns, Unit } from './state/index.ts';

/** null: its units do not all wait for the same turn. */
export function turnsOf({ stage, units }: Step): Turns | null {
  for (const { group } of units[0]?.claims ?? []) {
    if (!bindsIn(group.stage, stage.index)) continue;
    const placesOf = new Map<Piece, number[]>();
    const all = units.every((unit, place) => {
      const piece = onlyPiece(unit, group);
      if (piece === null) return false;
      const places = placesOf.get(piece);
      if (places === undefined) placesOf.set(piece, [place]);
      else places.push(place);
      return true;
    });
    if (all) return { group, placesOf };
  }
  return null;
}

/** null: of the group it touches none, or several, or is partly at peace with the others. */
function onlyPiece({ claims }: Unit, group: ExclusionGroup): Piece | null {
  const own = claims.find((claim) => claim.group === group);
  return own === undefined || own.exempt > 0 || own.pieces.length > 1 ? null : itemAt(own.pieces, 0);
}

/**
 * The place of the next unit from there on that may start, as far as turns tell: of a million clusters that go one by one the others need not be
 * asked each time that something happens in one.
 */
export function nextUp(step: Step, from: number): number {
  const free = step.crowds.length === 0 ? from : nextFree(step, from);
  return step.turns === null ? free : nextInTurn(step.turns, step.units.length, free);
}

function nextInTurn(turns: Turns, units: number, from: number): number {
  const { running, latest } = turns.group;
  if (running === 0 || latest === null || latest.running < running) return from;
  return placeFrom(turns.placesOf.get(latest) ?? [], from) ?? units;
}
