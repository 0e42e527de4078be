/** Why a service may still use the old form of what it shares with others when that is to go. */
import { chainOf } from '../../control/actions.ts';
import { relationOf } from '../../control/control-graph.ts';
import type { OldForm } from '../../diagnostics/schemas.ts';
import { type Budget, isSpent } from '../../fleet/budget.ts';
import { withoutDeployed } from '../../fleet/deployed.ts';
import { isEmpty } from '../../fleet/domains.ts';
import { intersect, overlaps, type ServerSet } from '../../fleet/server-set.ts';
import type { Machine } from '../../machine/machine.ts';
import type { StepIndex } from '../../machine/steps.ts';
import { standing } from '../../steps/greens.ts';
import { durationText } from '../../text/duration-text.ts';
import type { PlanUnderCheck } from '../plan-under-check.ts';
import type { Reader } from '../readers.ts';
import { leastBetween } from '../times/least-between.ts';
import type { Known } from './walk.ts';

export interface StillOld {
  readonly why: OldForm['why'];
  /** Those on which the old version may be. */
  readonly servers: ServerSet;
  /** A step that has to do with it, and what; null: none has. */
  readonly place: { readonly step: StepIndex; readonly message: string } | null;
  /** How much longer blue stays. */
  readonly rest: string;
}

/**
 * Looks at a reader when a step begins: why some of its servers may have the old version; null: none has. `expanded`: the plan brings the new form
 * itself. Pairs of steps that are looked at are taken from the budget.
 */
export type OldForms = (reader: Reader, at: StepIndex, known: Known, expanded: boolean) => StillOld | null;

export function oldFormsOf(plan: PlanUnderCheck, budget: Budget): OldForms {
  const { graph, machine } = plan;
  const { table } = plan.fleet;
  const retirements = machine.steps.flatMap(({ kind }, index) => (kind === 'retire' ? [index] : []));
  const stageOf = (step: StepIndex) => machine.stages[machine.steps[step]?.stage ?? -1];
  const isOver = (index: StepIndex, at: StepIndex) => relationOf(graph, index, at) === 'before';

  const stillOld: OldForms = (reader, at, known, expanded) => {
    const { servers } = reader;
    // Where the plan does not expand, an earlier one has, and may have brought over those that this one leaves alone.
    if (servers === null) return expanded ? { why: 'not-deployed', servers: [], place: null, rest: '' } : null;
    const missing = withoutDeployed(servers, known.deployed);
    if (!isEmpty(table, missing)) return notYet(missing, at);
    const greens = greensOf(servers, known.greens.deploys);
    const blue = greens.find((deploy) => standing(known.greens).includes(deploy));
    if (blue !== undefined) {
      const place = { step: blue, message: 'Its blue still stands beside this.' };
      return { why: 'blue', servers: partIn(blue, servers), place, rest: '' };
    }
    const given = givenUp(servers);
    if (given !== null) return given;
    for (const green of greens) {
      const pending = pendingRetirement(green, servers, at);
      if (pending !== null) return pending;
    }
    return null;
  };

  /** Where `on blocked continue` lets a stage end without some of its servers. */
  const givenUp = (servers: ServerSet): StillOld | null => {
    if (!mayBlock(machine)) return null;
    const deploy = graph.deploys.find((index) => {
      const stage = stageOf(index);
      budget.left--;
      return (
        stage !== undefined &&
        chainOf(stage.handlers.blocked).some(({ kind }) => kind === 'continue') &&
        overlaps(plan.selected.get(index) ?? [], servers)
      );
    });
    if (deploy === undefined) return null;
    const place = { step: deploy, message: 'What is blocked here is given up.' };
    return { why: 'given-up', servers: partIn(deploy, servers), place, rest: '' };
  };

  const notYet = (missing: ServerSet, at: StepIndex): StillOld => {
    budget.left -= graph.deploys.length;
    const late = graph.deploys.filter(
      (deploy) => overlaps(plan.selected.get(deploy) ?? [], missing) && !isOver(deploy, at),
    );
    const first = late.find((deploy) => relationOf(graph, deploy, at) === 'after') ?? late[0];
    if (first === undefined) return { why: 'never', servers: missing, place: null, rest: '' };
    const why = relationOf(graph, first, at) === 'after' ? 'later' : 'together';
    return { why, servers: missing, place: { step: first, message: 'They get the new version here.' }, rest: '' };
  };

  /** What of some servers a step deploys to. */
  const partIn = (deploy: StepIndex, servers: ServerSet) => intersect(plan.selected.get(deploy) ?? [], servers);

  const greensOf = (servers: ServerSet, deploys: readonly StepIndex[]) => {
    budget.left -= deploys.length;
    return deploys.filter((deploy) => overlaps(plan.selected.get(deploy) ?? [], servers));
  };

  /** `retire blue after D` goes on at once: blue is gone only where D has surely passed. */
  const pendingRetirement = (green: StepIndex, servers: ServerSet, at: StepIndex): StillOld | null => {
    let pending: StillOld | null = null;
    for (const index of retirements) {
      const step = machine.steps[index];
      budget.left--;
      if (step?.kind !== 'retire' || !step.deploys.includes(green) || !isOver(index, at)) continue;
      budget.left -= machine.steps.length;
      if (isSpent(budget)) return null;
      const passed = leastBetween(plan, index, at);
      if (passed >= step.after) return null;
      const place = { step: index, message: 'Blue goes only so long after this.' };
      pending = { why: 'retiring', servers: partIn(green, servers), place, rest: durationText(step.after - passed) };
    }
    return pending;
  };

  return stillOld;
}

/** Whether anything but its own length can hold a batch for ever. */
function mayBlock({ constraints }: Machine): boolean {
  return Object.values(constraints).some((list) => list.length > 0);
}
