import type { ClassTable } from '../../fleet/class-table.ts';
import { isEmpty, sizeOf } from '../../fleet/domains.ts';
import { setOf, subtract, uniteAll } from '../../fleet/server-set.ts';
import { tableOfMachine } from '../../fleet/table-of-machine.ts';
import type { ServerRange } from '../../machine/fleet.ts';
import type { Machine } from '../../machine/machine.ts';
import { checkRanges } from './ranges.ts';
import type { Report } from './report.ts';

/** Services and areas that share no servers, each area in its service. Only once the ranges are known to be there. */
export function checkServices(machine: Machine, report: Report): void {
  const { services, areas, fleet } = machine;
  let sound = true;
  const check: Report = (where, what) => {
    sound = false;
    report(where, what);
  };
  services.forEach(({ name, servers, load }, index) => {
    const where = `/services/${index}`;
    checkRanges(servers, fleet.servers, `${where}/servers`, check);
    if (services.findIndex((other) => other.name === name) < index) report(`${where}/name`, 'is that of another too');
    const profile = load?.profile;
    if (profile && profile.factors.length !== 168) report(`${where}/load/profile/factors`, 'is not 168 numbers');
  });
  areas.forEach(({ service, servers }, index) => {
    const where = `/areas/${index}`;
    checkRanges(servers, fleet.servers, `${where}/servers`, check);
    if (service !== null && service >= services.length) check(`${where}/service`, 'is no service of the machine');
    if ((service === null) !== (services.length === 0)) check(`${where}/service`, 'is not that of its servers');
  });
  if (!sound) return;
  const table = tableOfMachine(fleet);
  checkDisjoint(table, services, '/services', report);
  checkDisjoint(table, areas, '/areas', report);
  areas.forEach(({ service, servers }, index) => {
    const around = service === null ? undefined : services[service];
    if (around !== undefined && !isEmpty(table, subtract(setOf(servers), setOf(around.servers)))) {
      report(`/areas/${index}/service`, 'is not that of its servers');
    }
  });
}

function checkDisjoint(
  table: ClassTable,
  parts: readonly { readonly servers: readonly ServerRange[] }[],
  where: string,
  report: Report,
): void {
  const sets = parts.map(({ servers }) => setOf(servers));
  const total = parts.reduce(
    (sum, { servers }) => sum + servers.reduce((own, one) => own + sizeOf(table, setOf([one])), 0),
    0,
  );
  if (total !== sizeOf(table, uniteAll(sets))) report(where, 'have servers in common');
}
