import type { ServerRange } from '../../machine/fleet.ts';
import type { Report } from './report.ts';

/** Ranges of servers that are there. */
export function checkRanges(ranges: readonly ServerRange[], servers: number, where: string, report: Report): void {
  ranges.forEach(({ from, to, domain }, index) => {
    if (from >= to || to > servers) report(`${where}/${index}`, 'is no range of servers of the fleet');
    if (domain !== undefined && domain.index >= domain.of) report(`${where}/${index}/domain`, 'is no upgrade domain');
  });
}
