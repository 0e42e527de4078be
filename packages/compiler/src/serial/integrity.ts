/** What a schema cannot say of a machine: that indices point to something, that sums are right, that steps make blocks. */
import { type Distribution, depthOfLevel } from '@rollout/language';
import type { FleetNode, ServerRange } from '../machine/fleet.ts';
import type { Machine } from '../machine/machine.ts';
import type { MachineStep } from '../machine/steps.ts';
import type { Mismatch } from './validate.ts';

/** Servers that a fleet may have. */
const MOST_SERVERS = 1_000_000_000;

type Report = (where: string, what: string) => void;

/** The first things that are wrong with a machine that is as the schema says. */
export function faultsOf(machine: Machine): readonly Mismatch[] {
  const found: Mismatch[] = [];
  const report: Report = (where, what) => {
    if (found.length < 20) found.push({ where, what });
  };
  const classes = checkFleet(machine, report);
  checkConstraints(machine, classes, report);
  checkNumbers(machine, classes, report);
  checkSteps(machine, report);
  if (found.length === 0) checkBlocks(machine, report);
  return found;
}

/** How many classes the fleet has. */
function checkFleet({ fleet }: Machine, report: Report): number {
  let classes = 0;
  const visit = (nodes: readonly FleetNode[], above: number, where: string): number => {
    let servers = 0;
    nodes.forEach((node, index) => {
      classes++;
      const place = `${where}/${index}`;
      const depth = depthOfLevel(node.level);
      if (depth <= above) report(`${place}/level`, 'is not inside the level around it');
      const below = visit(node.nodes, depth, `${place}/nodes`);
      if (node.nodes.length > 0 && below !== node.servers)
        report(`${place}/servers`, `is not ${below}, the sum of its nodes`);
      if (node.nodes.length > 0 !== (node.load === null))
        report(`${place}/load`, 'belongs to nodes without nodes below them');
      if (node.load !== null && !Number.isInteger(node.load * 2 ** 20))
        report(`${place}/load`, 'is no multiple of 2^-20');
      servers += node.count * node.servers;
    });
    return servers;
  };
  const servers = visit(fleet.nodes, -1, '/fleet/nodes');
  if (servers !== fleet.servers) report('/fleet/servers', `is not ${servers}, the sum of its nodes`);
  if (fleet.servers > MOST_SERVERS) report('/fleet/servers', `is more than ${MOST_SERVERS}`);
  return classes;
}

function checkConstraints({ constraints, stages, fleet }: Machine, classes: number, report: Report): void {
  for (const [kind, list] of Object.entries(constraints)) {
    for (const [index, { scope, within }] of list.entries()) {
      const where = `/constraints/${kind}/${index}`;
      if (scope.kind === 'stage' && scope.stage >= stages.length) report(`${where}/scope/stage`, 'is no stage');
      if (within !== null && within >= classes) report(`${where}/within`, 'is no class of the fleet');
    }
  }
  constraints.down.forEach(({ bounds }, index) => {
    bounds.forEach((bound, at) => {
      if (bound.class >= classes) report(`/constraints/down/${index}/bounds/${at}/class`, 'is no class of the fleet');
    });
  });
  const checkSets = (sets: readonly { readonly servers: readonly ServerRange[] }[], where: string) => {
    sets.forEach(({ servers }, index) => {
      checkRanges(servers, fleet.servers, `${where}/sets/${index}/servers`, report);
    });
  };
  constraints.exclusions.forEach(({ sets }, index) => {
    if (sets.kind === 'ranges') checkSets(sets.sets, `/constraints/exclusions/${index}/sets`);
  });
  constraints.orderings.forEach(({ sets }, index) => {
    checkSets(sets, `/constraints/orderings/${index}`);
  });
}

function checkRanges(ranges: readonly ServerRange[], servers: number, where: string, report: Report): void {
  ranges.forEach(({ from, to, domain }, index) => {
    if (from >= to || to > servers) report(`${where}/${index}`, 'is no range of servers of the fleet');
    if (domain !== undefined && domain.index >= domain.of) report(`${where}/${index}/domain`, 'is no upgrade domain');
  });
}

function checkNumbers({ numbers, watches, stages }: Machine, classes: number, report: Report): void {
  const { bugs, checks, atMostOne } = numbers;
  bugs.forEach(({ scope, shows }, index) => {
    if (scope?.some((entry) => entry >= classes)) report(`/numbers/bugs/${index}/scope`, 'has no class of the fleet');
    shows.forEach(({ from, to }, at) => {
      if (from > to) report(`/numbers/bugs/${index}/shows/${at}`, 'ends before it begins');
    });
  });
  atMostOne.forEach((group, index) => {
    if (group.some((bug) => bug >= bugs.length)) report(`/numbers/atMostOne/${index}`, 'names no bug of the machine');
  });
  checks.forEach(({ gate, watch }, index) => {
    for (const list of [gate.detects, watch.detects, watch.after]) {
      if (list.length !== bugs.length) report(`/numbers/checks/${index}`, 'does not have a number for each bug');
    }
  });
  watches.forEach(({ check, stage }, index) => {
    if (check >= checks.length) report(`/watches/${index}/check`, 'is no check of the machine');
    if (stage !== null && stage >= stages.length) report(`/watches/${index}/stage`, 'is no stage');
  });
  checkDistributions(numbers, '/numbers', report);
}

/** Bounds in order and weights that make one, wherever a distribution stands in a part of the machine. */
function checkDistributions(part: unknown, where: string, report: Report): void {
  if (typeof part !== 'object' || part === null) return;
  if ('kind' in part && isDistribution(part)) {
    const what = faultOfDistribution(part);
    if (what !== null) report(where, what);
  }
  for (const [name, value] of Object.entries(part)) checkDistributions(value, `${where}/${name}`, report);
}

const DISTRIBUTION_KINDS: ReadonlySet<unknown> = new Set(['uniform', 'triangular', 'normal', 'empirical', 'mix']);

/** Of the kinds that the schema leaves something to check; the schema has seen that the rest of it is there. */
function isDistribution(part: { readonly kind: unknown }): part is Distribution {
  return DISTRIBUTION_KINDS.has(part.kind);
}

function faultOfDistribution(distribution: Distribution): string | null {
  switch (distribution.kind) {
    case 'uniform':
      return distribution.low <= distribution.high ? null : 'has its bounds out of order';
    case 'triangular': {
      const { low, mode, high } = distribution;
      return low <= mode && mode <= high ? null : 'has its bounds out of order';
    }
    case 'normal':
      return distribution.mean > 0 || distribution.sd > 0 ? null : 'has no value above 0';
    case 'empirical':
      return distribution.values.every((value, index, all) => index === 0 || (all[index - 1] ?? 0) <= value)
        ? null
        : 'has values out of order';
    case 'mix': {
      const sum = distribution.parts.reduce((total, { weight }) => total + weight, 0);
      return Math.abs(sum - 1) < 1e-9 ? null : 'has weights that do not sum to 1';
    }
    default:
      return null;
  }
}

function checkSteps({ steps, stages, fleet, numbers }: Machine, report: Report): void {
  const isStep = (index: number) => index < steps.length;
  stages.forEach(({ entry, after }, index) => {
    if (!isStep(entry)) report(`/stages/${index}/entry`, 'is no step');
    if (after.some((stage) => stage >= index)) report(`/stages/${index}/after`, 'names a stage that is not before it');
  });
  const names = new Set<string>();
  steps.forEach((step, index) => {
    const where = `/steps/${index}`;
    if (names.has(step.name)) report(`${where}/name`, 'is the name of another step too');
    names.add(step.name);
    if (step.stage >= stages.length) report(`${where}/stage`, 'is no stage');
    if (step.next !== null && (!isStep(step.next) || step.next <= index)) report(`${where}/next`, 'is no later step');
    checkStep(step, where, fleet.servers, steps.length, numbers.checks.length, report);
  });
  const takes = steps.map((step) => ('takes' in step ? step.takes : null));
  checkDistributions(takes, '/steps', report);
}

function checkStep(
  step: MachineStep,
  where: string,
  servers: number,
  steps: number,
  checks: number,
  report: Report,
): void {
  switch (step.kind) {
    case 'deploy':
      if (step.select.length === 0) report(`${where}/select`, 'is empty');
      checkRanges(step.select, servers, `${where}/select`, report);
      return;
    case 'each':
      step.units.forEach(({ select, entry }, unit) => {
        if (entry >= steps) report(`${where}/units/${unit}/entry`, 'is no step');
        if (select.length === 0) report(`${where}/units/${unit}/select`, 'is empty');
        checkRanges(select, servers, `${where}/units/${unit}/select`, report);
      });
      return;
    case 'gate':
      if (step.check >= checks) report(`${where}/check`, 'is no check of the machine');
      if (step.retryFrom >= steps) report(`${where}/retryFrom`, 'is no step');
      return;
    case 'wait':
      if (step.retryFrom >= steps) report(`${where}/retryFrom`, 'is no step');
      return;
    case 'act':
      return;
  }
}

/** Every step stands in exactly one block, and `retry` goes back within its own. */
function checkBlocks({ steps, stages }: Machine, report: Report): void {
  const blockOf = new Map<number, number>();
  const follow = (entry: number, stage: number) => {
    for (let index: number | null = entry; index !== null; index = steps[index]?.next ?? null) {
      if (blockOf.has(index)) {
        report(`/steps/${index}`, 'stands in two blocks');
        return;
      }
      blockOf.set(index, entry);
      if (steps[index]?.stage !== stage) report(`/steps/${index}/stage`, 'is not the stage that leads to it');
    }
  };
  stages.forEach(({ entry }, stage) => {
    follow(entry, stage);
  });
  for (const step of steps) {
    if (step.kind === 'each') for (const { entry } of step.units) follow(entry, step.stage);
  }
  steps.forEach((step, index) => {
    if (!blockOf.has(index)) report(`/steps/${index}`, 'stands in no block that a stage leads to');
    const back = step.kind === 'wait' || step.kind === 'gate' ? step.retryFrom : index;
    if (back > index || blockOf.get(back) !== blockOf.get(index)) {
      report(`/steps/${index}/retryFrom`, 'is no earlier step of its block');
    }
  });
}
