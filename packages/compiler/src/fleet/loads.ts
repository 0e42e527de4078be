/** The ordinary load of a server, from the shares of traffic that the topology declares. */
import type { Share } from '@rollout/language';
import type { ClassTable, FleetClass } from './class-table.ts';

/** Loads are whole multiples of this, so that their sums are exact in any order. */
const LOAD_STEP = 2 ** -20;

export interface Loads {
  /** Of one server of each class without classes below it, 1 being the fleet's mean; null for the others. By class number. */
  readonly ofServer: readonly (number | null)[];
  /** Of one whole node of each class. By class number. */
  readonly ofNode: readonly number[];
  /** The innermost declared node (or null: the fleet) whose nodes' traffic adds up to more than it has. */
  readonly overfull: FleetClass | null | 'none';
}

/**
 * A node with `traffic` carries that share of the fleet's load; what is left within it (or in the fleet) is shared by the servers
 * below it that have no `traffic` above them, each alike. A server's load is its share over 1 / (servers of the fleet),
 * rounded to the nearest multiple of 2^-20. Computed in whole numbers, without rounding before the end.
 */
export function loadsOf(table: ClassTable): Loads {
  const scale = table.classes.reduce((most, entry) => Math.max(most, entry.node.traffic?.scale ?? 0), 0);
  const whole = 10n ** BigInt(scale);
  const unitsOf = (share: Share) => BigInt(share.digits) * 10n ** BigInt(scale - share.scale);

  /** In one node of each class: what has a traffic of its own, and servers that have none above them. */
  const fixed: bigint[] = [];
  const free: bigint[] = [];
  for (const entry of table.classes.toReversed()) {
    const { traffic, servers } = entry.node;
    fixed[entry.index] = traffic === null ? sumBelow(entry, fixed) : unitsOf(traffic);
    if (traffic !== null) free[entry.index] = 0n;
    else free[entry.index] = entry.children.length === 0 ? BigInt(servers) : sumBelow(entry, free);
  }

  let overfull: Loads['overfull'] = 'none';
  /** What one free server below gets, as a share of the fleet's load times `whole`: numerator and denominator. */
  const portion = (of: bigint, within: FleetClass | null, children: readonly FleetClass[], servers: number) => {
    const left = of - sumOver(children, fixed);
    if (left < 0n) overfull = within;
    const sharing = children.length === 0 ? BigInt(servers) : sumOver(children, free);
    return { part: left < 0n ? 0n : left, of: sharing === 0n ? 1n : sharing };
  };
  const ofServer: (number | null)[] = [];
  const ofNode: number[] = [];
  const portions: { part: bigint; of: bigint }[] = [];
  const fleet = portion(whole, null, table.roots, table.servers);
  for (const entry of table.classes) {
    const { traffic, servers } = entry.node;
    const above = entry.parent === null ? fleet : (portions[entry.parent.index] ?? fleet);
    const own = traffic === null ? above : portion(unitsOf(traffic), entry, entry.children, servers);
    portions[entry.index] = own;
    ofServer[entry.index] = entry.children.length === 0 ? loadOf(own, BigInt(table.servers), whole) : null;
  }
  for (const entry of table.classes.toReversed()) {
    const each = ofServer[entry.index];
    ofNode[entry.index] =
      each === null || each === undefined
        ? entry.children.reduce((sum, child) => sum + child.node.count * (ofNode[child.index] ?? 0), 0)
        : each * entry.node.servers;
  }
  return { ofServer, ofNode, overfull };
}

function loadOf(portion: { part: bigint; of: bigint }, servers: bigint, whole: bigint): number {
  const divisor = whole * portion.of;
  const steps = (portion.part * servers * BigInt(1 / LOAD_STEP) * 2n + divisor) / (2n * divisor);
  return Number(steps) * LOAD_STEP;
}

function sumBelow(entry: FleetClass, of: readonly bigint[]): bigint {
  return sumOver(entry.children, of);
}

function sumOver(classes: readonly FleetClass[], of: readonly bigint[]): bigint {
  return classes.reduce((sum, entry) => sum + BigInt(entry.node.count) * (of[entry.index] ?? 0n), 0n);
}
