/** What of a plan is drawn in a line of a timeline. */
import type { Filled, Marked } from '../../../rows/row.ts';
import type { Part } from '../../picture.ts';
import type { TimelineLine } from './lines.ts';

/** The sentence, where all of it is of one; else what the line is about. `sources`: by the names of the run's steps. */
export function partOf(
  drawn: readonly (Filled | Marked)[],
  { part }: TimelineLine,
  sources: ReadonlyMap<string, string>,
): Part | null {
  const found = new Set(drawn.map(({ step }) => (step === undefined ? undefined : sources.get(step))));
  const [source] = found;
  return found.size === 1 && source !== undefined ? { kind: 'sentence', source } : part;
}
