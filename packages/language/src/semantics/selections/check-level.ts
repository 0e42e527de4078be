/** Levels in sentences about a fleet. */
import { depthOfLevel, type Level, type Location } from '../../program/index.ts';
import type { LevelWord } from '../../syntax/tree.ts';
import { hasLevel, levelsOf } from '../fleet/index.ts';
import { topologyMessages } from '../messages/topologies.ts';
import type { Report } from '../report.ts';
import { at } from '../report.ts';
import type { CheckedTopology } from '../topologies/checked-topology.ts';
import type { SelectionContext } from './selection-context.ts';

/** A level that the fleet has. */
export function checkLevel(context: SelectionContext, word: LevelWord | undefined): Level | undefined {
  if (word === undefined) {
    context.report.missing();
    return undefined;
  }
  if (context.fleet !== null && !reportAbsent(context.report, context.fleet, word.level, at(context, word))) {
    return undefined;
  }
  return word.level;
}

/** False, reported, where the fleet has no node of the level. */
export function reportAbsent(report: Report, { topology }: CheckedTopology, level: Level, location: Location): boolean {
  if (hasLevel(topology, level)) return true;
  // A fleet without nodes has errors of its own.
  if (topology.nodes.length === 0) return true;
  const args = { level, fleet: topology.name, has: levelsOf(topology) };
  report.add(topologyMessages.create('level-absent', args, location));
  return false;
}

/** The level after `per` or `in each`: null where none is written; it must be around the level that is counted. */
export function checkPer(
  context: SelectionContext,
  per: LevelWord | undefined,
  counted: Level | undefined,
): Level | null | undefined {
  if (per === undefined) return null;
  const level = checkLevel(context, per);
  if (level === undefined || counted === undefined) return level;
  if (depthOfLevel(level) < depthOfLevel(counted)) return level;
  context.report.add(topologyMessages.create('per-not-outside', { level: counted, per: level }, at(context, per)));
  return undefined;
}
