/** Servers in words. */
import { addressOf, type ClassTable, chainTo } from './class-table.ts';
import type { ServerSet } from './server-set.ts';

/** With names in backticks, as messages have them. */
export function describe(table: ClassTable, servers: ServerSet): string {
  return wordsFor(table, servers, (name) => `\`${name}\``);
}

/** Without, as a machine has them. */
export function nameOfServers(table: ClassTable, servers: ServerSet): string {
  return wordsFor(table, servers, (name) => name);
}

/**
 * The largest node that begins where they begin and holds nothing else, or the smallest that holds their first range; the fleet, if
 * it is all of it.
 */
function wordsFor(table: ClassTable, servers: ServerSet, quoted: (name: string) => string): string {
  const first = servers[0];
  if (first === undefined) return 'no server';
  const chain = chainTo(table, first.from, null);
  const exact = chain.find((node) => node.first === first.from && node.first + node.class.node.servers <= first.to);
  const around = chain.findLast((node) => node.first + node.class.node.servers >= first.to);
  const isFleet = first.from === 0 && first.to === table.servers && first.domains === null;
  if (isFleet && table.roots.length > 1) return quoted(table.topology.name);
  const whole = exact !== undefined && first.domains === null;
  const node = whole ? exact : around;
  const name = node === undefined ? `servers of ${quoted(table.topology.name)}` : quoted(addressOf(table, node));
  const more = servers.length > 1 || (whole && exact.first + exact.class.node.servers < first.to);
  const text = whole || node === undefined ? name : `servers of ${name}`;
  return more ? `${text} and others` : text;
}
