/** What the user wants plans compared by, and what a plan must keep: from what was typed to figures of a machine. */
import { boundValue, type Machine, measureIn } from '@rollout/compiler';
import {
  didYouMean,
  type Measure,
  type Plan,
  type Program,
  type Relation,
  readMeasure,
  type Scenario,
} from '@rollout/language';
import { betterOf, type Objective, type Target } from '@rollout/simulator';
import { AskingError } from '../asking/asking-error.ts';
import { reasonOf } from '../asking/reason-of.ts';

export interface PlanContext {
  readonly program: Program;
  readonly plan: Plan;
  readonly scenario: Scenario | null;
}

/** By the names of bugs and stages, so that it can be asked of any plan. */
export type NamedTarget =
  | { readonly kind: 'measure'; readonly measure: Measure }
  | { readonly kind: 'found'; readonly bug: string | null };

export interface WantedObjective {
  readonly name: string;
  readonly target: NamedTarget;
}

export interface WantedLimit {
  /** As written. */
  readonly text: string;
  readonly target: NamedTarget;
  readonly relation: Relation;
  readonly bound: number;
}

const NAMES = ['duration', 'escape', 'exposure', 'found-early', 'rollback'] as const;

/** What `--objective` was given; two that suit the plan if nothing was. */
export function readObjectives(texts: readonly string[], context: PlanContext, machine: Machine): WantedObjective[] {
  const wanted = texts.length === 0 ? defaultObjectives(machine) : texts;
  if (wanted.length < 2 || wanted.length > 3) {
    throw new AskingError(
      `a front is between two or three objectives, and --objective was given ${wanted.length === 1 ? 'once' : `${wanted.length} times`}`,
      'asked',
      'For example: --objective duration --objective exposure.',
    );
  }
  const objectives = wanted.map((text) => ({
    name: text.trim(),
    target: readObjective(text.trim(), context, machine),
  }));
  const twice = objectives.find(({ target }, index) =>
    objectives.slice(0, index).some((other) => JSON.stringify(other.target) === JSON.stringify(target)),
  );
  if (twice !== undefined) throw new AskingError(`--objective ${twice.name} is there twice`, 'asked');
  return objectives;
}

/** Duration against exposure, or against escapes where bugs are counted in several units. */
function defaultObjectives({ numbers: { bugs } }: Machine): string[] {
  if (bugs.length === 0) {
    throw new AskingError(
      'the model has no bugs, so that nothing speaks against the fastest plan',
      'asked',
      'Say what else counts, for example: --objective duration --objective rollback.',
    );
  }
  return ['duration', new Set(bugs.map(({ unit }) => unit)).size === 1 ? 'exposure' : 'escape'];
}

function readObjective(text: string, context: PlanContext, machine: Machine): NamedTarget {
  const [, name = '', bug = null] = /^([a-z-]+)(?:\s+(?:of|to)\s+(.+))?$/.exec(text) ?? [];
  const known = NAMES.find((each) => each === name);
  if (known === undefined) return { kind: 'measure', measure: readTyped('--objective', text, context).measure };
  if (bug !== null && (known === 'duration' || known === 'rollback')) {
    throw new AskingError(`--objective ${text}: ${known} is of the plan, not of a bug`, 'asked');
  }
  if (bug !== null) requireBug(text, bug, machine);
  switch (known) {
    case 'duration':
      return mean({ kind: 'duration', of: 'all' });
    case 'exposure': {
      if (bug === null && new Set(machine.numbers.bugs.map(({ unit }) => unit)).size > 1) {
        const help = `Name one: ${machine.numbers.bugs.map((each) => `--objective "exposure of ${each.name}"`).join(', ')}.`;
        throw new AskingError('bugs are exposed in several units, which cannot be added', 'asked', help);
      }
      return mean({ kind: 'exposure', bug });
    }
    case 'escape':
      return { kind: 'measure', measure: { kind: 'chance', of: { kind: 'escape', bug }, given: null } };
    case 'rollback':
      return { kind: 'measure', measure: { kind: 'chance', of: { kind: 'rolled-back' }, given: null } };
    case 'found-early':
      return { kind: 'found', bug };
  }
}

function mean(of: Extract<Measure, { readonly kind: 'statistic' }>['of']): NamedTarget {
  return { kind: 'measure', measure: { kind: 'statistic', statistic: { kind: 'mean' }, of, given: null } };
}

function requireBug(text: string, bug: string, { numbers: { bugs } }: Machine): void {
  const names = bugs.map(({ name }) => name);
  if (names.includes(bug)) return;
  const near = didYouMean(bug, names);
  const help =
    names.length === 0 ? undefined : `${near === undefined ? '' : `Did you mean ${near}? `}It has ${names.join(', ')}.`;
  throw new AskingError(`--objective ${text}: the model has no bug ${bug}`, 'asked', help);
}

/** What `--subject-to` was given. */
export function readLimit(text: string, context: PlanContext, machine: Machine): WantedLimit {
  const { measure, limit } = readTyped('--subject-to', text, context);
  if (limit === null) {
    throw new AskingError(
      `--subject-to ${text} says no limit`,
      'asked',
      'It is written as in expect: --subject-to "P(escape) < 0.1%".',
    );
  }
  const bound = boundValue(limit.bound, machine.fleet.servers);
  return { text: text.trim(), target: { kind: 'measure', measure }, relation: limit.relation, bound };
}

function readTyped(option: string, text: string, { program, plan, scenario }: PlanContext) {
  const { measure, limit, diagnostics } = readMeasure(text, { program, plan, scenario });
  if (measure === null) {
    throw new AskingError(`${option} ${text} is no measure of this plan: ${reasonOf(diagnostics)}`, 'asked', HELP);
  }
  return { measure, limit };
}

const HELP = `An objective is ${NAMES.join(', ')}, or what expect speaks of, such as "p95(duration)" or "P(escape of crash)".`;

/** null: the machine has no bug, or no stage, of that name. */
function targetIn(machine: Machine, named: NamedTarget): Target | null {
  if (named.kind === 'measure') {
    const measure = measureIn(machine, named.measure);
    return measure === null ? null : { kind: 'measure', measure };
  }
  if (named.bug === null) return { kind: 'found', when: 'early', bug: null };
  const bug = machine.numbers.bugs.findIndex(({ name }) => name === named.bug);
  return bug < 0 ? null : { kind: 'found', when: 'early', bug };
}

export function objectiveIn(machine: Machine, { name, target }: WantedObjective): Objective {
  const found = targetIn(machine, target);
  if (found === null) throw new AskingError(`the plan ${machine.plan} has nothing that ${name} is about`, 'asked');
  return { name, target: found, better: betterOf(found) };
}

/** What was asked for, then what the plan expects itself. null: it is not all there. */
export function targetsIn(
  machine: Machine,
  wanted: readonly { readonly target: NamedTarget }[],
): readonly Target[] | null {
  const named = wanted.flatMap(({ target }) => targetIn(machine, target) ?? []);
  if (named.length < wanted.length) return null;
  const expected = machine.expectations.flatMap((each): Target[] =>
    each.kind === 'measure' ? [{ kind: 'measure', measure: each.measure }] : [],
  );
  return [...named, ...expected];
}
