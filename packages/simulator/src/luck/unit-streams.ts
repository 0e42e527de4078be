/** Streams of every unit, by the address of its node. */
import { openSubstreamAt } from '../random/draw.ts';
import { streamOf } from '../random/key.ts';
import type { DrawGround } from './draw-ground.ts';
import { highAt, lowAt, type StreamTable, streamTable } from './streams.ts';

export interface UnitStreams {
  /** Where a step's units begin in each of the tables. */
  readonly from: Int32Array;
  readonly deploy: StreamTable;
  readonly revert: StreamTable;
  readonly repair: StreamTable;
  readonly repairReverting: StreamTable;
}

export function unitStreams({ layout, key }: DrawGround): UnitStreams {
  const addresses: string[] = [];
  const from = new Int32Array(layout.steps.length);
  layout.steps.forEach((step, index) => {
    from[index] = addresses.length;
    if (step.kind === 'deploy') for (const unit of step.units) addresses.push(unit.address);
  });
  const of = (purpose: string) => streamTable(addresses.map((address) => streamOf(key, address, purpose)));
  return {
    from,
    deploy: of('deploy'),
    revert: of('revert'),
    repair: of('repair'),
    repairReverting: of('repair reverting'),
  };
}

/** Points the ground's source at what one batch of a unit draws. */
export function openUnit(
  ground: DrawGround,
  { from }: UnitStreams,
  table: StreamTable,
  step: number,
  unit: number,
  ordinal: number,
): void {
  const at = (from[step] as number) + unit; // in range: an entry a step
  openSubstreamAt(ground.source, highAt(table, at), lowAt(table, at), ground.trial, ordinal);
}
