import type { Layout, Machine } from '@rollout/compiler';
import type { Action, Distribution } from '@rollout/language';
import { leverTakes, SWITCHED_LEVERS } from '../luck/lever-times.ts';

/**
 * Whether everything that a run of the machine draws is a chance: every time is fixed, no server fails, and nothing comes at a
 * rate, and it lands at no other time. Then a run is a function of a few outcomes, and many runs are alike.
 */
export function drawsChancesOnly(machine: Machine, layout: Layout): boolean {
  const { deploy, rollback, checks, bugs, outages, incidents } = machine.numbers;
  const actions = [
    ...machine.stages.flatMap(({ handlers }) => [
      handlers.unhealthy,
      handlers.falseAlarm,
      handlers.failures?.action ?? null,
      handlers.blocked,
      handlers.refusal,
      handlers.marginal,
      handlers.timeout?.action ?? null,
    ]),
    machine.timeout?.action ?? null,
  ].flatMap(actionsIn);
  const times: Distribution[] = [
    deploy.takes,
    rollback.takes,
    ...SWITCHED_LEVERS.map((lever) => leverTakes(machine, lever)),
    ...machine.steps.flatMap((step) => ('takes' in step ? [step.takes] : [])),
    ...checks.map(({ gate }) => gate.takes),
    ...machine.watches.flatMap(({ check }) => checks[check]?.watch.after ?? []),
    ...bugs.flatMap(({ surfaces }) => surfaces ?? []),
    ...incidents.map(({ lasts }) => lasts),
    ...actions.flatMap((action) => ('takes' in action ? [action.takes] : [])),
  ];
  const { above, chances } = layout.failures;
  return (
    machine.landing === 0 &&
    times.every(({ kind }) => kind === 'fixed') &&
    above.length === 0 &&
    chances.every((chance) => chance === 0) &&
    rollback.fails === 0 &&
    outages.length === 0 &&
    machine.watches.every(({ check }) => checks[check]?.watch.falseAlarm.probability === 0)
  );
}

/** The action, and what may follow it. */
function actionsIn(action: Action | null): Action[] {
  if (action === null) return [];
  switch (action.kind) {
    case 'pause':
    case 'retry':
      return [action, ...actionsIn(action.then)];
    case 'ask':
      return [action, ...actionsIn(action.otherwise)];
    default:
      return [action];
  }
}
