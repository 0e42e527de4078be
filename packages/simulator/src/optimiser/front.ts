/** The plans that no other beats. */
import { leading } from '@rollout/language';

/** Costs of every plan, one list an objective: less is better. NaN: it is not known of that plan, which is left out. */
export type Costs = readonly Float64Array[];

/**
 * The plans for which no other is better in one objective and no worse in the others, by the first objective, ascending; of plans that
 * are alike the first. `left`: plans that are out of the question. O(n log n) for two or three objectives (H. T. Kung, F. Luccio, F. P. Preparata, "On
 * finding the maxima of a set of vectors", 1975).
 */
export function frontOf(costs: Costs, left: (plan: number) => boolean = () => false): number[] {
  const [first, second, third] = costs.map(rounded);
  if (first === undefined || second === undefined) throw new Error('a front is between two or three objectives');
  const plans: number[] = [];
  for (let plan = 0; plan < first.length; plan++) {
    if (!left(plan) && costs.every((cost) => !Number.isNaN(cost[plan]))) plans.push(plan);
  }
  const order = Uint32Array.from(plans);
  const by = (a: number, b: number): number =>
    of(first, a) - of(first, b) ||
    of(second, a) - of(second, b) ||
    (third === undefined ? 0 : of(third, a) - of(third, b)) ||
    a - b;
  // Equal infinities differ by NaN, which is no order; then the next objective decides, as for any other tie.
  order.sort(by);
  return third === undefined ? ofTwo(order, second) : ofThree(order, second, third);
}

function ofTwo(order: Uint32Array, second: Float64Array): number[] {
  const front: number[] = [];
  let least = Infinity;
  for (const plan of order) {
    if (of(second, plan) < least || front.length === 0) front.push(plan);
    least = Math.min(least, of(second, plan));
  }
  return front;
}

/** The plans so far that are least in the second and third objective are a staircase: down in one, up in the other. */
function ofThree(order: Uint32Array, second: Float64Array, third: Float64Array): number[] {
  const front: number[] = [];
  const stairs: number[] = [];
  for (const plan of order) {
    const x = of(second, plan);
    const y = of(third, plan);
    const low = stepsUpTo(stairs, second, x);
    const below = stairs[low - 1];
    if (below !== undefined && of(third, below) <= y) continue;
    front.push(plan);
    const from = below !== undefined && of(second, below) === x ? low - 1 : low;
    const worse = stairs.slice(low).findIndex((stair) => of(third, stair) < y);
    const to = worse < 0 ? stairs.length : low + worse;
    stairs.splice(from, to - from, plan);
  }
  return front;
}

/** How many of the stairs are no worse than x in the second. */
function stepsUpTo(stairs: readonly number[], second: Float64Array, x: number): number {
  return leading(stairs.length, (step) => {
    const stair = stairs[step];
    return stair !== undefined && of(second, stair) <= x;
  });
}

/**
 * To 40 of 53 bits, so that sums that differ by the order of their terms are alike (T. J. Dekker, "A floating-point technique for extending the available
 * precision", 1971).
 */
function rounded(cost: Float64Array): Float64Array {
  return cost.map((value) => {
    const large = value * SPLIT;
    return Number.isFinite(large) ? large - (large - value) : value;
  });
}

const SPLIT = 2 ** 13 + 1;

function of(values: Float64Array, plan: number): number {
  return values[plan] as number; // one for each plan
}
