/** For how many of the first `count` numbers, from 0 on, something holds that holds for none behind the first for which it does not. */
export function leading(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
