import type { Layout, Machine } from '@rollout/compiler';
import type { Action, Distribution } from '@rollout/language';

/**
 * Whether everything that a run of the machine draws is a chance: every time is fixed, no server fails, and nothing comes at a
 * rate. Then a run is a function of a few outcomes, and many runs are alike.
 */
export function drawsChancesOnly(machine: Machine, layout: Layout): boolean {
  const { deploy, rollback, checks, bugs, outages } = machine.numbers;
  const actions = machine.stages.flatMap(({ handlers }) => [
    handlers.unhealthy,
    handlers.falseAlarm,
    handlers.failures?.action ?? null,
    handlers.blocked,
    handlers.timeout?.action ?? null,
  ]);
  const times: Distribution[] = [
    deploy.takes,
    rollback.takes,
    ...machine.steps.flatMap((step) => (step.kind === 'wait' || step.kind === 'act' ? [step.takes] : [])),
    ...checks.map(({ gate }) => gate.takes),
    ...machine.watches.flatMap(({ check }) => checks[check]?.watch.after ?? []),
    ...bugs.flatMap(({ surfaces }) => surfaces ?? []),
    ...[...actions, machine.timeout?.action ?? null].flatMap(timesOf),
  ];
  const { above, chances } = layout.failures;
  return (
    times.every(({ kind }) => kind === 'fixed') &&
    above.length === 0 &&
    chances.every((chance) => chance === 0) &&
    rollback.fails === 0 &&
    outages.length === 0 &&
    machine.watches.every(({ check }) => checks[check]?.watch.falseAlarm.probability === 0)
  );
}

function timesOf(action: Action | null): Distribution[] {
  if (action === null) return [];
  switch (action.kind) {
    case 'pause':
      return [action.takes, ...timesOf(action.then)];
    case 'retry':
      return timesOf(action.then);
    case 'rollback-in':
      return [action.takes];
    default:
      return [];
  }
}
