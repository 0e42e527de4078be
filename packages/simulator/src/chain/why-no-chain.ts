/** What in a machine is of no chain: looked at before anything is run. */
import type { Layout, Machine, MachineStep } from '@rollout/compiler';
import type { Action } from '@rollout/language';
import { judgedHealth } from '../gates/index.ts';
import { standsAlone } from '../gates/stands-alone.ts';

/** null: nothing. Else words that go on from "because". */
export function whyNoChain(machine: Machine, layout: Layout): string | null {
  const { numbers, constraints } = machine;
  if (looksBeside(machine)) return 'looks go side by side';
  if (layout.calendar !== null || machine.landing > 0) return 'something in it depends on the calendar';
  if (numbers.outages.length > 0) return 'there are outages';
  if (numbers.incidents.length > 0) return 'there are incidents';
  if (machine.watches.some(({ check }) => isAwake(machine, check))) return 'a watch may give alarm at any time';
  if (layout.failures.above.length > 0 || layout.failures.chances.some((chance) => chance > 0)) {
    return 'servers may fail';
  }
  if (numbers.rollback.fails > 0) return 'servers may fail to go back';
  if (constraints.rates.length > 0) return 'it has a `maxRate`';
  if (constraints.exclusions.some(({ apart }) => apart > 0)) return 'it has an `apart`';
  if (machine.timeout !== null || machine.stages.some(({ handlers }) => handlers.timeout !== null)) {
    return 'it has a timeout';
  }
  if (machine.stages.some(({ handlers }) => actionsOf(handlers).some(takesTrains))) return 'it may take a later train';
  for (const bug of numbers.bugs) {
    if (bug.downs !== null) return `bug "${bug.name}" takes servers down`;
    if (bug.surfaces !== null && bug.surfaces.kind !== 'exponential') {
      return `how soon bug "${bug.name}" surfaces depends on all that went before`;
    }
  }
  for (const [index, step] of machine.steps.entries()) {
    const why = whyNoStep(machine, step, index);
    if (why !== null) return why;
  }
  return null;
}

/** They may, though in the runs that the chain is read from each happens to be alone. */
function looksBeside(machine: Machine): boolean {
  const isAlone = standsAlone(machine);
  return machine.steps.some(({ kind }, step) => (kind === 'gate' || kind === 'approval') && isAlone[step] !== true);
}

function isAwake({ numbers }: Machine, check: number): boolean {
  const watch = numbers.checks[check]?.watch;
  return watch !== undefined && (watch.falseAlarm.probability > 0 || watch.detects.some((chance) => chance > 0));
}

function whyNoStep(machine: Machine, step: MachineStep, index: number): string | null {
  switch (step.kind) {
    case 'wait':
      return step.evidence === null ? null : 'a wait depends on what the new servers have seen';
    case 'confidence':
      return 'a wait depends on what has been seen';
    case 'clock':
      return 'something in it depends on the calendar';
    case 'retire':
      return 'blue is retired in the background';
    case 'gate':
      return judgedHealth(machine, index) === null ? null : 'a gate judges samples';
    case 'act':
    case 'schema':
      return step.fails > 0 ? 'a `run`, or a change of a schema, may fail' : null;
    case 'pull':
      return step.pull.lever === 'flag' && step.pull.users === 0 ? 'it switches a flag off' : null;
    case 'deploy':
    case 'each':
    case 'approval':
      return null;
  }
}

function actionsOf(handlers: Machine['stages'][number]['handlers']): Action[] {
  const { unhealthy, falseAlarm, refusal } = handlers;
  return [unhealthy, ...(falseAlarm === null ? [] : [falseAlarm]), refusal];
}

function takesTrains(action: Action): boolean {
  switch (action.kind) {
    case 'next-train':
      return true;
    case 'pause':
    case 'retry':
      return takesTrains(action.then);
    case 'ask':
      return takesTrains(action.otherwise);
    default:
      return false;
  }
}
