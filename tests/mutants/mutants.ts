/**
 * Ways to get the scheduler wrong: in a file of `packages/simulator/src/kernel`, one text is replaced by another. Each text stands in its
 * file exactly once, so a change of the kernel that moves one is noticed.
 */
export interface Mutant {
  readonly what: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

export const MUTANTS: readonly Mutant[] = [
  {
    what: 'a limit on servers is off by one',
    file: 'filling.ts',
    find: 'const left = group.forward - group.down - group.pledged;',
    replace: 'const left = group.forward - group.down - group.pledged + 1;',
  },
  {
    what: 'a limit on racks is off by one',
    file: 'filling.ts',
    find: 'if (group.down + group.pledged >= group.forward) return 0;',
    replace: 'if (group.down + group.pledged > group.forward) return 0;',
  },
  {
    what: 'what a batch has taken is not counted while it is filled further',
    file: 'filling.ts',
    find: 'if (bindsIn(group.stage, stage)) group.pledged += raise;',
    replace: '',
  },
  {
    what: 'the limits of one stage bind all',
    file: 'filling.ts',
    find: '=> scope < 0 || scope === stage;',
    replace: '=> scope < 0 || stage >= 0;',
  },
  {
    what: 'a batch starts in the middle of an outage',
    file: 'filling.ts',
    find: 'if (entry.cell.outages > 0) continue;\n    const servers',
    replace: 'const servers',
  },
  {
    what: 'upgrade domains do not wait for each other',
    file: 'filling.ts',
    find: 'else if (entry.domain !== domain) break;',
    replace: '',
  },
  {
    what: 'an exclusion is forgotten',
    file: 'units.ts',
    find: 'if (runningElsewhere(claim) > exempt) return false;',
    replace: '',
  },
  {
    what: 'an exclusion is at war with the block that a unit belongs to',
    file: 'units.ts',
    find: 'if (runningElsewhere(claim) > exempt) return false;',
    replace: 'if (runningElsewhere(claim) > 0) return false;',
  },
  {
    what: '`apart` is forgotten',
    file: 'units.ts',
    find: 'if (group.apart > 0 && kernel.now',
    replace: 'if (group.apart < 0 && kernel.now',
  },
  {
    what: '`apart` is an instant too long',
    file: 'units.ts',
    find: '< group.apart) return false;',
    replace: '<= group.apart) return false;',
  },
  {
    what: '`parallel` lets one too many run',
    file: 'units.ts',
    find: 'step.unitsRunning >= unit.most',
    replace: 'step.unitsRunning > unit.most',
  },
  {
    what: 'groups of `parallel 1, 2, 4` do not wait for each other',
    file: 'units.ts',
    find: 'step.unitsEnded < unit.after ||',
    replace: '',
  },
  {
    what: '`maxParallel` is forgotten',
    file: 'units.ts',
    find: '!lanesAllow(unit) || ',
    replace: '',
  },
  {
    what: '`maxParallel` lets one too few run',
    file: 'units.ts',
    find: 'if (group.busy + group.wanted > group.most) allowed = false;',
    replace: 'if (group.busy + group.wanted >= group.most) allowed = false;',
  },
  {
    what: '`order` is forgotten',
    file: 'units.ts',
    find: ' || !ordersAllow(unit)) continue;',
    replace: ') continue;',
  },
  {
    what: '`order` looks at the set just before only as far as the first',
    file: 'units.ts',
    find: 'earlier < set; earlier++',
    replace: 'earlier < set - 1; earlier++',
  },
  {
    what: 'a unit that may not start holds back those behind it',
    file: 'units.ts',
    find: '!ordersAllow(unit)) continue;',
    replace: '!ordersAllow(unit)) return;',
  },
  {
    what: 'a pause does not hold what waits',
    file: 'units.ts',
    find: 'if (step.stage.holds === 0) startUnitsOf(kernel, step);',
    replace: 'startUnitsOf(kernel, step);',
  },
  {
    what: '`maxRate` counts starts an instant too long',
    file: 'rates.ts',
    find: '<= now - rate.period) {',
    replace: '< now - rate.period) {',
  },
  {
    what: '`maxRate` lets one too many start',
    file: 'rates.ts',
    find: 'rate.servers - rate.total);',
    replace: 'rate.servers - rate.total + 1);',
  },
  {
    what: 'going back ignores `maxDown`',
    file: 'revert-filling.ts',
    find: 'if (raiseOf(cell, most) <= left) return most;',
    replace: 'if (left >= 0) return most;',
  },
  {
    what: 'going back ignores what is allowed in rollback',
    file: 'revert-filling.ts',
    find: 'group.rollback - group.down - group.pledged);',
    replace: 'group.forward - group.down - group.pledged);',
  },
  {
    what: 'going back ignores exclusions',
    file: 'reverting.ts',
    find: ' && claimsAllow(unit)) revertSome',
    replace: ') revertSome',
  },
  {
    what: 'what was finished first goes back first',
    file: 'reverting.ts',
    find: 'endOf(b) - endOf(a)',
    replace: 'endOf(a) - endOf(b)',
  },
  {
    what: 'a retry too many',
    file: 'handlers.ts',
    find: '(kernel.retries.get(key) ?? 0) < most) break;',
    replace: '(kernel.retries.get(key) ?? 0) <= most) break;',
  },
];
