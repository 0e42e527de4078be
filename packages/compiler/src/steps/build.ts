/** What building a plan's steps works on: the steps so far, where each is from, and what was wrong. */
import type { Diagnostic, Located, Location, Plan } from '@rollout/language';
import { compilerDiagnostics } from '../diagnostics/index.ts';
import { isSpent, PIECES_LIMIT } from '../fleet/budget.ts';
import type { Deployed } from '../fleet/deployed.ts';
import type { SelectionProblem } from '../fleet/select.ts';
import type { ServerSet } from '../fleet/server-set.ts';
import type { FleetView } from '../fleet/view.ts';
import type { Numbers } from '../machine/numbers.ts';
import type { MachineStep, StepIndex } from '../machine/steps.ts';

/** Steps of one plan, every block written out for its units. */
const STEPS_LIMIT = 100_000;

type Mutable<T> = T extends unknown ? { -readonly [Key in keyof T]: T[Key] } : never;
export type StepDraft = Mutable<MachineStep>;

export interface Build {
  readonly plan: Plan;
  readonly fleet: FleetView;
  readonly numbers: Numbers;
  /** Those that the plan deploys, in the machine's order. */
  readonly services: readonly BuildService[];
  /** Where no other is named. */
  readonly zone: string;
  /** Names of the flags that it is about, in the machine's order. */
  readonly flags: readonly string[];
  /** Those of them that its steps turn on. */
  readonly enabled: ReadonlySet<number>;
  /** Indices of the model's checks by name. */
  readonly checks: ReadonlyMap<string, number>;
  readonly steps: StepDraft[];
  /** Where each step is written. */
  readonly locations: Location[];
  /** Steps that divide traffic, in the order in which they were built: their areas are cut when all are known. */
  readonly traffic: TrafficSentence[];
  readonly diagnostics: Diagnostic[];
  /** Set once a limit of the language is reached: nothing more is built. */
  halted: boolean;
}

export interface BuildService extends Located {
  readonly name: string;
  readonly servers: ServerSet;
  /** Names of those that it cannot do without. */
  readonly needs: readonly string[];
}

/** A step that divides the traffic of what it selects. */
export interface TrafficSentence {
  readonly servers: ServerSet;
  /**
   * Of a canary gate, which selects nothing itself: only areas in which by then there are both new servers and old ones. `beside`:
   * what of the new ones stands beside the old.
   */
  readonly among: { readonly deployed: Deployed; readonly beside: ServerSet } | null;
  /** Tells the step which areas they are. */
  readonly assign: (areas: readonly number[]) => void;
}

/** What selections of one service are about; null: of all that the plan deploys. */
export function viewOf(build: Build, service: string | null): FleetView {
  const own = service === null ? undefined : build.services.find(({ name }) => name === service);
  return own === undefined ? build.fleet : { ...build.fleet, servers: own.servers };
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
