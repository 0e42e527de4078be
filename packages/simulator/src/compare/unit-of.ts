import type { ComparedFigureResults } from './compare-results.ts';
import type { PlanComparison } from './comparison.ts';
import type { ComparedFigure } from './figures.ts';

/** What stands in results for it, and how much of its own unit makes one of that. */
export function unitOf(
  { a, b }: PlanComparison,
  figure: ComparedFigure,
): { readonly scale: number; readonly unit: ComparedFigureResults['unit'] } {
  if (figure.kind === 'users') return { scale: 1, unit: 'users' };
  if (figure.kind !== 'measure' || figure.measure.kind === 'chance') return { scale: 1, unit: null };
  const { of } = figure.measure;
  switch (of.kind) {
    case 'duration':
      return { scale: 1 / 1000, unit: 'seconds' };
    case 'exposure': {
      const bugs = [a, b].flatMap(({ machine }) => machine.numbers.bugs);
      const bug = of.bug === null ? bugs[0] : bugs.find(({ name }) => name === of.bug);
      return { scale: 1, unit: bug?.unit ?? null };
    }
    case 'reach':
      return { scale: 1, unit: 'servers' };
    case 'down':
      return { scale: 1, unit: null };
  }
}
