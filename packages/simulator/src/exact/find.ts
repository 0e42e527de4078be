import { chainFigures } from '../chain/index.ts';
import { known } from '../known.ts';
import type { ExactFigures, FindExactFigures } from './exact-figures.ts';
import { figuresOfRuns } from './figures-of-runs.ts';

/** In closed form where the plan is a chain of looks that says it, else from all runs that the plan can take. */
export const exactFigures: FindExactFigures = (machine, layout, measures, most): ExactFigures => {
  const ofChain = measures.map((measure) => {
    const figures = chainFigures(machine, layout, [measure]);
    return figures.kind === 'exact' ? known(figures.values[0]) : null;
  });
  const rest = measures.filter((_, i) => ofChain[i] === null);
  if (rest.length === 0) return { kind: 'exact', values: ofChain.map((value) => value ?? Number.NaN) };
  const ofRuns = figuresOfRuns(machine, layout, rest, most);
  if (ofRuns.kind === 'none') return ofRuns;
  let next = 0;
  return { kind: 'exact', values: ofChain.map((value) => value ?? known(ofRuns.values[next++])) };
};
