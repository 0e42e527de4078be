/** What is said of boxes beside their sentences. */
import type { Graph, GraphBox, GraphUnits } from '@rollout/compiler';
import { formatCount, formatPercent } from '../../../text/number.ts';

/** `4 servers`, `20,000 users`, `× 3`: as much as has room in a box. */
export function captionOf({ servers, users, copies }: GraphBox): string {
  const parts: string[] = [];
  if (servers !== null) parts.push(serversText(servers));
  const most = Math.max(0, ...users);
  if (users.length > 0) parts.push(most === 0 ? 'off for all' : usersText(most));
  if (copies > 1) parts.push(`× ${formatCount(copies)}`);
  return parts.join(' · ');
}

/** The same in full: `4 of 24 servers (16.7%)`, `20,000 of 2,000,000 users (1%)`, `runs 3 times`. */
export function reachOf({ servers, users, copies }: GraphBox, graph: Graph): string {
  const parts: string[] = [];
  if (servers !== null) {
    const share = shareText(servers, graph.servers);
    parts.push(`${formatCount(servers)} of ${serversText(graph.servers)} (${share})`);
  }
  const most = Math.max(0, ...users);
  const all = graph.users ?? 0;
  if (users.length > 0)
    parts.push(most === 0 ? 'off for all' : `${formatCount(most)} of ${usersText(all)} (${shareText(most, all)})`);
  if (copies > 1) parts.push(`runs ${formatCount(copies)} times`);
  return parts.join(', ');
}

/** `16 regions, 2 at a time`. */
export function unitsText({ level, least, most, parallel }: GraphUnits): string {
  const name = level === 'upgradeDomain' ? 'upgrade domain' : level;
  const count = least === most ? formatCount(most) : `${formatCount(least)} to ${formatCount(most)}`;
  const units = `${count} ${name}${most === 1 ? '' : 's'}`;
  return most === 1 ? units : `${units}, ${parallel.map((each) => formatCount(each)).join(', then ')} at a time`;
}

export function serversText(servers: number): string {
  return `${formatCount(servers)} server${servers === 1 ? '' : 's'}`;
}

export function usersText(users: number): string {
  return `${formatCount(users)} user${users === 1 ? '' : 's'}`;
}

/** A whole number of people or servers, and what part of all it is. */
export function shareText(count: number, of: number): string {
  return formatPercent(of === 0 ? 0 : count / of);
}
