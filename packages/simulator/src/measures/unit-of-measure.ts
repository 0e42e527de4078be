import type { Machine, MachineMeasure } from '@rollout/compiler';
import type { ExposureUnit } from '@rollout/language';
import { known } from '../known.ts';

/** In what a measure is told; `share`: chances, and shares of servers. */
export type MeasureUnit = 'share' | 'seconds' | 'servers' | ExposureUnit;

const SECOND = 1_000;

/** The unit in which it is told, and how much of what it is measured in makes one. */
export function unitOfMeasure(
  { numbers }: Machine,
  measure: MachineMeasure,
): { readonly unit: MeasureUnit; readonly size: number } {
  if (measure.kind === 'chance') return { unit: 'share', size: 1 };
  const { of } = measure;
  switch (of.kind) {
    case 'duration':
      return { unit: 'seconds', size: SECOND };
    case 'exposure':
      // All bugs that are measured together have one unit.
      return { unit: known(numbers.bugs[of.bug ?? 0]).unit, size: 1 };
    case 'reach':
      return { unit: 'servers', size: 1 };
    case 'down':
      return { unit: 'share', size: 1 };
    default:
      return of satisfies never;
  }
}
