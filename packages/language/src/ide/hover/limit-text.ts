/** What a percent of a limit comes to in the fleet that it is about. */

import type { SourceFile } from '../../semantics/index.ts';
import { indexOf } from '../../semantics/index.ts';
import type { MaxDown, MaxSurge, PercentLiteral } from '../../syntax/tree.ts';
import { topologiesAround } from '../names/around.ts';
import { fleetOf } from '../names/fleets.ts';
import { surroundingsOf } from '../names/surroundings.ts';
import { declarationAt } from '../names/visible.ts';
import type { Sources } from '../sources.ts';
import type { PathStep } from '../tree-path.ts';
import { count, counted } from './markdown.ts';

/** Groups of more sizes than these are not listed. */
const MOST_SIZES = 4;

/** `10 of the 40 servers of each cluster`; undefined where the path leads to no limit, or the fleet cannot be told. */
export function limitText(sources: Sources, file: SourceFile, path: readonly PathStep[]): string | undefined {
  const [limit, amount, percent] = path.slice(-3).map(({ node }) => node);
  if (limit?.kind !== 'max-down' && limit?.kind !== 'max-surge') return undefined;
  if (amount?.kind !== 'amount' || percent?.kind !== 'percent' || limit.per === undefined) return undefined;
  // Inside a node it is about the servers of that node.
  if (path.some(({ node }) => node.kind === 'fleet-node')) return undefined;
  const declaration = declarationAt(file, percent.span.start);
  if (declaration === undefined) return undefined;
  const [topology, ...others] = topologiesAround(surroundingsOf(sources), { file, declaration });
  if (topology === undefined || others.length > 0) return undefined;
  const { level } = limit.per;
  const { nodes } = indexOf(fleetOf(sources, topology).checked.topology);
  const sizes = [...new Set(nodes.flatMap(({ node }) => (node.level === level ? [node.servers] : [])))];
  return sizesText(sizes, percent, limit, level);
}

function sizesText(
  sizes: readonly number[],
  percent: PercentLiteral,
  { roundedUp }: MaxDown | MaxSurge,
  level: string,
): string | undefined {
  const [only] = sizes;
  if (only === undefined || sizes.length > MOST_SIZES) return undefined;
  const most = (servers: number): number => shareOf(servers, percent, roundedUp);
  if (sizes.length === 1) return `${count(most(only))} of the ${counted(only, 'server')} of each ${level}.`;
  const told = [...sizes].sort((a, b) => b - a).map((size) => `of ${counted(size, 'server')} ${count(most(size))}`);
  return `In a ${level} ${told.join(', ')}.`;
}

/** Whole servers of a percent, from the decimal as it is written: 29% of 100 are 29. */
function shareOf(servers: number, { decimal: { digits, scale } }: PercentLiteral, roundedUp: boolean): number {
  const of = 10n ** BigInt(scale);
  const part = BigInt(servers) * BigInt(digits);
  return Number((part + (roundedUp ? of - 1n : 0n)) / of);
}
