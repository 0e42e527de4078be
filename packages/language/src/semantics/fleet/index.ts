/** What every reader of a topology needs: numbering of servers, addresses, levels, labels. Pure functions of Program types. */
export { countOfLevel, defaultUnit, hasLevel, levelsOf } from './levels.ts';
export { meetsCondition } from './meets-condition.ts';
export { type IndexedNode, indexOf, type NodeIndex } from './node-index.ts';
export { firstServers, type NodeSet, nodesInSet, type Repeat, rangesOfSet, runsInSet } from './node-set.ts';
export {
  addressesOf,
  entriesOfPlace,
  nodesAtPath,
  type PlaceResolution,
  rangesOfPlace,
  rangesOfSets,
  resolvePlace,
} from './resolve-place.ts';
export { nodeName, splitNumbered } from './segment.ts';
export { mergeRanges, rangesOverlap, type ServerRange, serversIn } from './server-range.ts';
