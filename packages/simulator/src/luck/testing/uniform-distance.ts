import { openSubstreamAt, type UniformSource, uniformSource } from '../../random/draw.ts';

/** `count` values, each drawn from a substream of its own. */
export function drawsFrom(count: number, draw: (source: UniformSource) => number): number[] {
  const source = uniformSource();
  return Array.from({ length: count }, (_, i) => {
    openSubstreamAt(source, 17, 4, i, 1);
    return draw(source);
  });
}

/** Kolmogorov's distance between the values and the uniform law on (0, 1), times √n. */
export function uniformDistance(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  let distance = 0;
  sorted.forEach((value, i) => {
    distance = Math.max(distance, value - i / sorted.length, (i + 1) / sorted.length - value);
  });
  return distance * Math.sqrt(sorted.length);
}

/** A right program is further off than this once in a million: 2 e^(−2x²) = 10⁻⁶ (Kolmogorov's law). */
export const UNIFORM_LIMIT = 2.694;
