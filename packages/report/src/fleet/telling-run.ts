import type { Machine } from '@rollout/compiler';
import { type Results, type Trace, traceTrial, usualTrial } from '@rollout/simulator';
import type { Film } from './film.ts';
import { fleetFilm } from './fleet-film.ts';

/** The first run that ends as most do, and its film: what the reader of a study has to picture to themselves. null: the study had no such run. */
export function tellingRun(machine: Machine, results: Results): { readonly trace: Trace | null; readonly film?: Film } {
  const usual = usualTrial(machine, results);
  if (usual === null) return { trace: null };
  const trace = traceTrial(machine, { seed: results.seed, trial: usual });
  return trace.kind === 'trace' ? { trace, film: fleetFilm(trace, machine) } : { trace: null };
}
