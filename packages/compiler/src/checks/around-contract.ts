/** What a plan does before a contract, after it and beside it, of all that a rollback would take back. */
import { relationOf } from '../control/control-graph.ts';
import { traitsOf } from '../machine/step-kinds.ts';
import type { StepIndex } from '../machine/steps.ts';
import { isLever } from './levers.ts';
import { listed } from './listed.ts';
import type { PlanUnderCheck } from './plan-under-check.ts';

export interface AroundContract {
  /** Where it is done, in words; null: nowhere. `before` stays as it is. */
  readonly before: string | null;
  readonly after: string | null;
  readonly beside: string | null;
  readonly stagesBefore: ReadonlySet<number>;
  readonly stagesAfter: ReadonlySet<number>;
  /** Names of flags that are turned on before. */
  readonly flagsBefore: ReadonlySet<string>;
  /** Somebody waits or looks between what is done before and the contract. */
  readonly looked: boolean;
}

export function aroundContract({ graph, machine }: PlanUnderCheck, contract: StepIndex): AroundContract {
  const before = new Set<number>();
  const after = new Set<number>();
  const beside = new Set<number>();
  const flagsBefore = new Set<string>();
  let first: StepIndex | null = null;
  let looked = false;
  machine.steps.forEach((step, index) => {
    const bakes = first !== null && !looked && traitsOf(step).bakes;
    if (!bakes && !isLever(step)) return;
    const relation = relationOf(graph, index, contract);
    if (bakes) {
      looked = relation === 'before' && first !== null && relationOf(graph, first, index) === 'before';
      return;
    }
    (relation === 'before' ? before : relation === 'after' ? after : beside).add(step.stage);
    if (relation !== 'before') return;
    first ??= index;
    if (step.kind !== 'pull' || step.pull.lever !== 'flag' || step.pull.users === 0) return;
    flagsBefore.add(machine.flags[step.pull.flag]?.name ?? '');
  });
  const words = (stages: ReadonlySet<number>, where: string) =>
    listed(
      [...stages].map((stage) => {
        const name = `in \`${machine.stages[stage]?.name}\``;
        return stage === machine.steps[contract]?.stage ? `${where} it ${name}` : name;
      }),
    );
  return {
    before: words(before, 'before'),
    after: words(after, 'after'),
    beside: words(beside, 'beside'),
    stagesBefore: before,
    stagesAfter: after,
    flagsBefore,
    looked,
  };
}
