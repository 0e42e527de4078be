import type { OptimumReport } from '../../text/optimum/report.ts';
import { printable } from '../../text/printable.ts';
import type { Picture } from '../picture.ts';
import { foundPicture } from './found.tsx';
import { frontPicture } from './front.tsx';

/** The plans that no other beats, two objectives at a time, and when each of those that stand for them finds its bugs. */
export function frontPictures(raw: OptimumReport): Picture[] {
  const report = printable(raw);
  const pairs = report.objectives.flatMap((_, y) => report.objectives.slice(0, y).map((__, x) => [x, y] as const));
  return [
    ...pairs.map(([x, y], index) => frontPicture(report, { x, y }, index === 0 ? 'front' : `front-${index + 1}`)),
    ...foundPicture(report),
  ];
}
