/** One length of time, written in other units. */
import { DURATION_UNITS } from '../../schema/index.ts';
import { nearest } from './around.ts';
import type { At, Offer } from './refactoring.ts';
import { replacement, textOf } from './written.ts';

/** Nobody reads a longer number of units than there are hours in a week. */
const MOST = 168;

export function convertDuration({ file, around }: At): readonly Offer[] {
  const duration = nearest(around, 'duration');
  const holder = around.at(-2);
  if (duration === undefined || holder === undefined) return [];
  // What a label is compared with is read as it is written.
  if (holder.kind === 'label' || holder.kind === 'comparison') return [];
  const written = textOf(file, duration);
  return otherForms(duration.milliseconds)
    .filter((form) => form !== written)
    .map((form) => ({
      title: `Write \`${written}\` as \`${form}\``,
      kind: 'refactor.rewrite.duration',
      keeps: 'machine',
      draft: () => ({ edits: [replacement(file, duration, form)] }),
    }));
}

/** `1d12h`, `36h`; the ways in which people might write it, larger units first. */
function otherForms(milliseconds: number): readonly string[] {
  if (milliseconds === 0) return [];
  const whole = DURATION_UNITS.flatMap(({ unit, milliseconds: length }) => {
    const count = milliseconds / length;
    return Number.isInteger(count) && count <= MOST ? [`${count}${unit}`] : [];
  });
  const parts: string[] = [];
  let rest = milliseconds;
  for (const { unit, milliseconds: length } of DURATION_UNITS) {
    const count = Math.floor(rest / length);
    if (count > 0) parts.push(`${count}${unit}`);
    rest -= count * length;
  }
  const mixed = parts.length === 2 ? parts.join('') : undefined;
  return mixed === undefined ? whole.slice(0, 3) : [mixed, ...whole.slice(0, 2)];
}
