/** Labels of nodes, and what they say. */
import type { Expectation } from '../reading/index.ts';
import { lexemesOfFile } from '../tree-path.ts';
import { type Draft, RANK } from './item.ts';
import { draftOf } from './names.ts';
import type { Place } from './place.ts';

/** Labels that other nodes of the fleet have. */
export function labelDrafts(place: Place): readonly Draft[] {
  const known = place.visible('label').map((name) => draftOf(place, name));
  const sample: Draft = { label: 'tier', kind: 'label', detail: 'a name for the label', rank: RANK.possible };
  return [...known, sample].map((draft) => ({ ...draft, isUnfinished: true }));
}

/** What the label in front of the cursor says of other nodes. */
export function labelValueDrafts(place: Place, { within }: Expectation): readonly Draft[] {
  const label = place.before.at(-2)?.text;
  if (label === undefined) return [];
  const name = label.startsWith('"') ? label.slice(1, -1) : label;
  const known = place.visible('label-value', name);
  const drafts = known.map((value) => draftOf(place, value));
  return [...drafts, ...numbersOf(place, label, within[0]?.entry.id === 'label')];
}

/** Numbers, percents and durations that the label is given in this file. */
function numbersOf({ file }: Place, label: string, isGiven: boolean): readonly Draft[] {
  const { tokens } = lexemesOfFile(file);
  const found = new Set<string>();
  for (const [index, token] of tokens.entries()) {
    if (token.text !== 'label' || tokens[index + 1]?.text !== label || tokens[index + 2]?.text !== '=') continue;
    const value = tokens[index + 3];
    if (value?.kind === 'number' || value?.kind === 'percent' || value?.kind === 'duration') found.add(value.text);
  }
  const rank = isGiven ? RANK.expected : RANK.likely;
  return [...found].map((value) => ({ label: value, kind: 'label-value', detail: `a value of ${label}`, rank }));
}
