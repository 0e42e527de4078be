/** The greatest of n independent sums of times, exactly, with work that hardly grows with n. */
import { drawBinomial } from '../distributions/binomial.ts';
import type { Law } from '../distributions/law.ts';
import { expm1 } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { nextUniform, type UniformSource } from '../random/draw.ts';

/** Up to so many sums of several random times are drawn one by one: quicker than searching among them. */
const ONE_BY_ONE = 12;

/**
 * The greatest of `n` values of a law: its distribution function to the power n is uniform, so it is the upper quantile at
 * 1 − U^(1/n), kept as a small number so that nothing is lost for a million of them.
 */
export function greatestOf(law: Law, n: number, source: UniformSource): number {
  if (law.least === law.most) return law.least;
  const u = nextUniform(source);
  return n === 1 ? law.sample(u) : law.upperQuantile(-expm1(log(u) / n));
}

/** The greatest of `n` independent sums of `count` values of `repeated` and, if given, one of `last`; 0 if there are none. */
export function greatestSum(repeated: Law, count: number, last: Law | null, n: number, source: UniformSource): number {
  if (n === 0) return 0;
  let constant = 0;
  let randomRepeated = count;
  if (repeated.least === repeated.most) {
    constant += count * repeated.least;
    randomRepeated = 0;
  }
  let randomLast = last;
  if (last !== null && last.least === last.most) {
    constant += last.least;
    randomLast = null;
  }
  const terms = randomRepeated + (randomLast === null ? 0 : 1);
  if (terms === 0) return constant;
  if (terms === 1) return constant + greatestOf(randomLast ?? repeated, n, source);
  if (n <= ONE_BY_ONE) return constant + oneByOne(repeated, randomRepeated, randomLast, n, source);
  return constant + searchGreatest(repeated, randomRepeated, randomLast, n, source);
}

function oneByOne(repeated: Law, count: number, last: Law | null, n: number, source: UniformSource): number {
  let greatest = 0;
  for (let i = 0; i < n; i++) {
    let sum = last === null ? 0 : last.sample(nextUniform(source));
    for (let k = 0; k < count; k++) sum += repeated.sample(nextUniform(source));
    if (sum > greatest) greatest = sum;
  }
  return greatest;
}

/** Some of the sums: those whose every term has its upper tail between `from` and `to`, of which `most` is the greatest possible. */
interface Box {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly sums: number;
  readonly most: number;
}

/**
 * Branch and bound over the unit cube in which the terms' upper-tail probabilities are uniform: a box that holds many of the
 * sums is halved, the number on either side being binomial; one that holds few is drawn out; one whose greatest possible
 * sum is below the greatest found is never looked at. So only the corner with the greatest sums is ever drawn, and the answer has
 * exactly the law that drawing all of them would give.
 */
function searchGreatest(repeated: Law, count: number, last: Law | null, n: number, source: UniformSource): number {
  const laws = Array.from({ length: count }, () => repeated);
  if (last !== null) laws.push(last);
  const boxOf = (from: readonly number[], to: readonly number[], sums: number): Box => ({
    from,
    to,
    sums,
    most: from.reduce((sum, tail, i) => sum + upper(laws, i, tail), 0),
  });

  let greatest = 0;
  const boxes: Box[] = [
    boxOf(
      laws.map(() => 0),
      laws.map(() => 1),
      n,
    ),
  ];
  for (;;) {
    const box = takeMost(boxes);
    if (box === undefined || box.most <= greatest) return greatest;
    if (box.sums <= 2) {
      for (let i = 0; i < box.sums; i++) greatest = Math.max(greatest, drawWithin(laws, box, source));
      continue;
    }
    const side = widest(laws, box);
    const middle = (tail(box.from, side) + tail(box.to, side)) / 2;
    const above = drawBinomial(box.sums, 0.5, source);
    const replaced = (list: readonly number[]) => list.map((value, i) => (i === side ? middle : value));
    if (above > 0) boxes.push(boxOf(box.from, replaced(box.to), above));
    if (above < box.sums) boxes.push(boxOf(replaced(box.from), box.to, box.sums - above));
  }
}

const tail = (list: readonly number[], i: number): number => list[i] ?? 0;
const upper = (laws: readonly Law[], i: number, at: number): number =>
  at === 0 ? (laws[i]?.most ?? 0) : (laws[i]?.upperQuantile(at) ?? 0);

function takeMost(boxes: Box[]): Box | undefined {
  let best = 0;
  for (let i = 1; i < boxes.length; i++) {
    if ((boxes[i]?.most ?? 0) > (boxes[best]?.most ?? 0)) best = i;
  }
  const [box] = boxes.splice(best, 1);
  return box;
}

/** The term about which the box leaves most open; where that is without bound, the one with the longest tail left. */
function widest(laws: readonly Law[], box: Box): number {
  let side = 0;
  let width = -1;
  for (let i = 0; i < laws.length; i++) {
    const open = upper(laws, i, tail(box.from, i)) - upper(laws, i, tail(box.to, i));
    const length = tail(box.to, i) - tail(box.from, i);
    if (open > width || (open === width && length > tail(box.to, side) - tail(box.from, side))) {
      side = i;
      width = open;
    }
  }
  return side;
}

function drawWithin(laws: readonly Law[], box: Box, source: UniformSource): number {
  return laws.reduce((sum, law, i) => {
    const from = tail(box.from, i);
    return sum + law.upperQuantile(from + (tail(box.to, i) - from) * nextUniform(source));
  }, 0);
}
