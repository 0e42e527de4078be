/** Exclusions, orderings, and limits on what is worked on at once and on what starts. */
import type { ConstraintScope, Layout, Machine } from '@rollout/compiler';
import { intAt, itemAt } from '../elements.ts';
import type { Apart, Claim, ExclusionGroup, Lane, LaneGroup, Order, Piece, Rate } from '../limits.ts';
import type { Unit } from '../state/index.ts';

const stageOf = (scope: ConstraintScope): number => (scope.kind === 'stage' ? scope.stage : -1);

/** What units look their constraints up in; grows as they do. */
export interface ConstraintTable {
  readonly exclusions: readonly ExclusionTable[];
  readonly parallel: readonly { lane(node: number): Lane }[];
  readonly orders: readonly Order[];
  readonly rates: readonly Rate[];
  readonly exclusionGroups: ExclusionGroup[];
  readonly pieces: Piece[];
  readonly laneGroups: LaneGroup[];
  readonly lanes: Lane[];
}

interface ExclusionTable {
  readonly apart: Apart | null;
  piece(number: number): Piece;
}

export function buildConstraints(machine: Machine, layout: Layout): ConstraintTable {
  const { exclusions, orderings, parallel, rates } = machine.constraints;
  const exclusionGroups: ExclusionGroup[] = [];
  const pieces: Piece[] = [];
  const laneGroups: LaneGroup[] = [];
  const lanes: Lane[] = [];
  return {
    exclusionGroups,
    pieces,
    laneGroups,
    lanes,
    exclusions: exclusions.map((exclusion, index) => {
      const { groupOf } = itemAt(layout.exclusions, index);
      const group = remembered((_: number): ExclusionGroup => {
        const made = {
          stage: stageOf(exclusion.scope),
          apart: exclusion.apart,
          running: 0,
          lastEnd: Number.NEGATIVE_INFINITY,
          latest: null,
          lastPiece: -1,
          otherEnd: Number.NEGATIVE_INFINITY,
        };
        exclusionGroups.push(made);
        return made;
      });
      return {
        apart: exclusion.apart > 0 ? { apart: exclusion.apart, times: [], head: 0 } : null,
        piece: remembered((number: number): Piece => {
          const made = { group: group(intAt(groupOf, number)), number, running: 0 };
          pieces.push(made);
          return made;
        }),
      };
    }),
    parallel: parallel.map((limit, index) => {
      const { groupOf } = itemAt(layout.parallel, index);
      const group = remembered((_: number): LaneGroup => {
        const made = { stage: stageOf(limit.scope), most: limit.count, busy: 0, wanted: 0 };
        laneGroups.push(made);
        return made;
      });
      return {
        lane: remembered((node: number): Lane => {
          const made = { group: group(intAt(groupOf, node)), running: 0 };
          lanes.push(made);
          return made;
        }),
      };
    }),
    orders: orderings.map((ordering, index): Order => {
      const { sets, groups, setOf, groupOf } = itemAt(layout.orderings, index);
      return {
        stage: stageOf(ordering.scope),
        groups,
        atStart: new Int32Array(sets * groups),
        left: new Int32Array(sets * groups),
        placeOf: setOf.map((set, cell) => (set < 0 ? -1 : set * groups + intAt(groupOf, cell))),
      };
    }),
    rates: rates.map((rate) => ({
      stage: stageOf(rate.scope),
      servers: rate.servers,
      period: rate.period,
      times: new Float64Array(16),
      counts: new Int32Array(16),
      head: 0,
      length: 0,
      total: 0,
    })),
  };
}

/** What a unit that stands in a block has to do with the exclusions. */
export function claimsOf(
  table: ConstraintTable,
  touched: readonly (readonly number[])[],
  within: Unit | null,
): Claim[] {
  const claims = touched.flatMap((numbers, index) => {
    const exclusion = itemAt(table.exclusions, index);
    const byGroup = new Map<ExclusionGroup, Piece[]>();
    for (const number of numbers) {
      const piece = exclusion.piece(number);
      const known = byGroup.get(piece.group);
      if (known === undefined) byGroup.set(piece.group, [piece]);
      else known.push(piece);
    }
    return Array.from(
      byGroup,
      ([group, pieces]): Claim => ({ group, pieces, exempt: exemptOf(group, pieces, within) }),
    );
  });
  // A copy is no longer than what is in it.
  return claims.slice();
}

/** Touches by the blocks that it belongs to which would otherwise count against it: those of other pieces than its only one. */
function exemptOf(group: ExclusionGroup, pieces: readonly Piece[], within: Unit | null): number {
  let exempt = 0;
  for (let unit = within; unit !== null; unit = unit.step.within) {
    for (const claim of unit.claims) {
      if (claim.group !== group) continue;
      exempt += claim.pieces.filter((piece) => pieces.length > 1 || piece !== pieces[0]).length;
    }
  }
  return exempt;
}

function remembered<T>(make: (number: number) => T): (number: number) => T {
  const known = new Map<number, T>();
  return (number) => {
    const found = known.get(number);
    if (found !== undefined) return found;
    const made = make(number);
    known.set(number, made);
    return made;
  };
}
