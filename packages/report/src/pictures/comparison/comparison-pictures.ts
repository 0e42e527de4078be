import { printable } from '../../text/printable.ts';
import type { Picture } from '../picture.ts';
import type { Compared } from './compared.ts';
import { durationsPicture } from './durations.ts';
import { progressesPicture } from './progresses.ts';
import { sidesPicture } from './sides.tsx';

/** Two plans side by side: what differs, how long each takes, how each comes to the fleet. */
export function comparisonPictures(compared: Compared): Picture[] {
  const shown = printable(compared);
  return [sidesPicture(shown.results, shown.sides), durationsPicture(shown), ...progressesPicture(shown)];
}
