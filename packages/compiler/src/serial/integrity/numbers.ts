import type { Machine } from '../../machine/machine.ts';
import type { MachineHealth } from '../../machine/numbers.ts';
import { checkDistributions } from './distributions.ts';
import { checkRanges } from './ranges.ts';
import type { Report } from './report.ts';

/** So many bugs may move the metrics of one check. */
const MOST_MOVING = 8;

/** A number for each bug, and bugs, checks and stages that are there. */
export function checkNumbers({ numbers, watches, stages, fleet }: Machine, classes: number, report: Report): void {
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
  checks.forEach(({ gate, watch, health }, index) => {
    for (const list of [gate.detects, watch.detects, watch.after]) {
      if (list.length !== bugs.length) report(`/numbers/checks/${index}`, 'does not have a number for each bug');
    }
    if (health !== null) checkHealth(health, bugs.length, `/numbers/checks/${index}/health`, report);
  });
  watches.forEach(({ check, stage }, index) => {
    if (check >= checks.length) report(`/watches/${index}/check`, 'is no check of the machine');
    if (stage !== null && stage >= stages.length) report(`/watches/${index}/stage`, 'is no stage');
  });
  numbers.incidents.forEach(({ servers }, index) => {
    checkRanges(servers, fleet.servers, `/numbers/incidents/${index}/servers`, report);
  });
  checkEvidence(numbers, report);
  checkDistributions(numbers, '/numbers', report);
}

/** Numbers that are there, and counts that can be. */
function checkEvidence({ evidence = [], bugs, checks }: Machine['numbers'], report: Report): void {
  evidence.forEach((each, index) => {
    const where = `/numbers/evidence/${index}`;
    const named = 'bugs' in each ? each.bugs : 'bug' in each ? [each.bug] : [];
    if (named.some((bug) => bug >= bugs.length)) report(where, 'names no bug of the machine');
    if ('check' in each && each.check >= checks.length) report(where, 'names no check of the machine');
    if ('count' in each && each.count > each.of) report(where, 'counts more than could be');
    if (each.kind === 'shows' && each.showing >= (bugs[each.bug]?.shows.length ?? 0)) report(where, 'names no showing');
  });
}

function checkHealth(
  { moving, metrics, pass, marginal }: MachineHealth,
  bugs: number,
  where: string,
  report: Report,
): void {
  if (moving.length > MOST_MOVING) report(`${where}/moving`, `names more than ${MOST_MOVING} bugs`);
  if (moving.some((bug, at) => bug >= bugs || bug <= (moving[at - 1] ?? -1))) {
    report(`${where}/moving`, 'does not name bugs of the machine in their order');
  }
  const moved = new Set(metrics.flatMap((metric) => metric.moved.map(({ bug }) => bug)));
  if (moved.size !== moving.length || moving.some((bug) => !moved.has(bug))) {
    report(`${where}/moving`, 'does not name the bugs that move its metrics');
  }
  if (marginal > pass) report(`${where}/marginal`, 'is more than what passes');
}
