import type { MachineMeasure } from '../../machine/expectation.ts';
import type { Machine } from '../../machine/machine.ts';
import { checkRanges } from './ranges.ts';
import type { Report } from './report.ts';

/** Bugs, stages and servers that are there, and a limit that watches what is asked to be down. */
export function checkExpectations(machine: Machine, report: Report): void {
  const { expectations, fleet, constraints } = machine;
  expectations.forEach((expectation, index) => {
    const where = `/expectations/${index}`;
    if (expectation.kind === 'exclusive') {
      expectation.sets.forEach(({ servers }, at) => {
        checkRanges(servers, fleet.servers, `${where}/sets/${at}/servers`, report);
      });
      return;
    }
    checkNames(machine, expectation.measure, `${where}/measure`, report);
    const { measure } = expectation;
    if (measure.kind !== 'statistic' || measure.of.kind !== 'down') return;
    const { per } = measure.of;
    const isWatched = constraints.down.some((limit) => limit.watched && limit.per === per && limit.counts === 'server');
    if (!isWatched) report(`${where}/measure/of`, 'is watched by no limit of the machine');
  });
}

function checkNames({ numbers, stages }: Machine, measure: MachineMeasure, where: string, report: Report): void {
  const check = (bug: number | null, place: string) => {
    if (bug !== null && bug >= numbers.bugs.length) report(`${where}/${place}/bug`, 'is no bug of the machine');
  };
  const { given, of } = measure;
  if (given?.kind === 'bug') check(given.bug, 'given');
  if ('bug' in of) check(of.bug, 'of');
  if (of.kind === 'found' && of.stage !== null && of.stage >= stages.length) report(`${where}/of/stage`, 'is no stage');
}
