import { leading, type TextEdit } from '@rollout/language';
import { type Candidate, overlap } from './candidate.ts';

/** As many as fit beside each other, the first ones first: the others wait for another round. */
export function choose(candidates: readonly Candidate[]): readonly Candidate[] {
  const taken = new Map<string, TextEdit[]>();
  return candidates.filter(({ edits }) => {
    // Edits that were taken are sorted and apart, so that only the nearest may be in the way.
    const places = edits.map((edit) => ({ edit, at: placeIn(taken.get(edit.path) ?? [], edit) }));
    const isFree = places.every(({ edit, at }) => {
      const beside = taken.get(edit.path) ?? [];
      return [beside[at - 1], beside[at]].every((other) => other === undefined || !overlap(other, edit));
    });
    if (!isFree) return false;
    for (const edit of edits) {
      const beside = taken.get(edit.path) ?? [];
      beside.splice(placeIn(beside, edit), 0, edit);
      taken.set(edit.path, beside);
    }
    return true;
  });
}

/** How many of these begin before it. */
function placeIn(sorted: readonly TextEdit[], { span }: TextEdit): number {
  return leading(sorted.length, (index) => (sorted[index]?.span.start ?? 0) < span.start);
}
