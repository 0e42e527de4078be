/**
 * Kolmogorov and Smirnov's test that two samples have the same law. `limit` is the distance that sound samples exceed with
 * probability `alarm` at most (large-sample form, √(−ln(alarm/2)/2 · (n + m)/(n m)); it is conservative for laws with steps).
 */
export function compareSamples(a: readonly number[], b: readonly number[], alarm: number) {
  const x = Float64Array.from(a).sort();
  const y = Float64Array.from(b).sort();
  let distance = 0;
  let i = 0;
  let j = 0;
  while (i < x.length && j < y.length) {
    const value = Math.min(x[i] ?? Infinity, y[j] ?? Infinity);
    while (i < x.length && x[i] === value) i++;
    while (j < y.length && y[j] === value) j++;
    distance = Math.max(distance, Math.abs(i / x.length - j / y.length));
  }
  const limit = Math.sqrt((-Math.log(alarm / 2) / 2) * ((x.length + y.length) / (x.length * y.length)));
  return { distance, limit };
}
