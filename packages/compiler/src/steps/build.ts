/** What building a plan's steps works on: the steps so far, where each is from, and what was wrong. */
import type { Diagnostic, Location, Plan } from '@rollout/language';
import { compilerDiagnostics } from '../diagnostics/index.ts';
import { isSpent, PIECES_LIMIT } from '../fleet/budget.ts';
import type { SelectionProblem } from '../fleet/select.ts';
import type { FleetView } from '../fleet/view.ts';
import type { MachineStep, StepIndex } from '../machine/steps.ts';

/** Steps of one plan, every block written out for its units. */
export const STEPS_LIMIT = 100_000;

type Mutable<T> = T extends unknown ? { -readonly [Key in keyof T]: T[Key] } : never;
export type StepDraft = Mutable<MachineStep>;

export interface Build {
  readonly plan: Plan;
  readonly fleet: FleetView;
  /** Indices of the model's checks by name. */
  readonly checks: ReadonlyMap<string, number>;
  readonly steps: StepDraft[];
  /** Where each step is written. */
  readonly locations: Location[];
  readonly diagnostics: Diagnostic[];
  /** Set once a limit of the language is reached: nothing more is built. */
  halted: boolean;
}

/** Adds a step and gives its index. */
export function addStep(build: Build, draft: StepDraft, location: Location): StepIndex {
  build.locations.push(location);
  return build.steps.push(draft) - 1;
}

/** Whether so many more steps may be built; if not, says so at the location, and nothing more is built. */
export function roomForSteps(build: Build, more: number, location: Location): boolean {
  if (build.halted) return false;
  if (build.steps.length + more <= STEPS_LIMIT) return true;
  build.halted = true;
  build.diagnostics.push(compilerDiagnostics.create('too-many-steps', { limit: STEPS_LIMIT }, location));
  return false;
}

/** Whether the budget of pieces still stands; if not, says so at the location, and nothing more is built. */
export function roomForPieces(build: Build, location: Location): boolean {
  if (build.halted) return false;
  if (!isSpent(build.fleet.budget)) return true;
  build.halted = true;
  build.diagnostics.push(compilerDiagnostics.create('too-many-pieces', { limit: PIECES_LIMIT }, location));
  return false;
}

/** Says what is wrong with what a sentence selects; of a ramp's turns only so many can be too many. */
export function reportSelection(build: Build, problems: readonly SelectionProblem[], ramp = false): void {
  for (const problem of problems) {
    switch (problem.kind) {
      case 'empty':
        // Nothing is left where more was asked for than there is: that is said already.
        if (problem.left && build.diagnostics.some(({ code }) => code === 'too-few-left')) break;
        build.diagnostics.push(
          compilerDiagnostics.create('empty-selection', { what: 'This', left: problem.left }, problem.location),
        );
        break;
      case 'too-few-left': {
        const { asked, left, level } = problem;
        const finding = { asked, left, level, ramp };
        build.diagnostics.push(compilerDiagnostics.create('too-few-left', finding, problem.location));
        break;
      }
    }
  }
}
