import { isTimezone } from '@rollout/language';
import type { ServerRange } from '../../machine/fleet.ts';
import type { Machine } from '../../machine/machine.ts';
import { checkDate } from './dates.ts';
import { checkRanges } from './ranges.ts';
import type { Report } from './report.ts';

/** Constraints of stages, classes and servers that are there, on days that are. */
export function checkConstraints({ constraints, stages, fleet }: Machine, classes: number, report: Report): void {
  for (const [kind, list] of Object.entries(constraints)) {
    for (const [index, { scope, within }] of list.entries()) {
      const where = `/constraints/${kind}/${index}`;
      if (scope.kind === 'stage' && scope.stage >= stages.length) report(`${where}/scope/stage`, 'is no stage');
      if (within !== null && within >= classes) report(`${where}/within`, 'is no class of the fleet');
    }
  }
  for (const kind of ['down', 'surge'] as const) {
    constraints[kind].forEach(({ bounds }, index) => {
      bounds.forEach((bound, at) => {
        if (bound.class >= classes)
          report(`/constraints/${kind}/${index}/bounds/${at}/class`, 'is no class of the fleet');
      });
    });
  }
  constraints.windows.forEach(({ scope, layer, servers, from, zone }, index) => {
    const where = `/constraints/windows/${index}`;
    if ((scope.kind === 'stage') !== (layer === 'stage')) report(`${where}/layer`, 'is not that of its scope');
    checkRanges(servers ?? [], fleet.servers, `${where}/servers`, report);
    if (from === 1440) report(`${where}/from`, 'is no minute of a day');
    if (zone !== 'local' && !isTimezone(zone)) report(`${where}/zone`, 'is no time zone');
  });
  constraints.freezes.forEach(({ scope, layer, servers, from, to, zone }, index) => {
    const where = `/constraints/freezes/${index}`;
    if ((scope.kind === 'stage') !== (layer === 'stage')) report(`${where}/layer`, 'is not that of its scope');
    checkRanges(servers ?? [], fleet.servers, `${where}/servers`, report);
    checkDate(from, `${where}/from`, report);
    checkDate(to, `${where}/to`, report);
    if (to < from) report(where, 'ends before it begins');
    if (!isTimezone(zone)) report(`${where}/zone`, 'is no time zone');
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
