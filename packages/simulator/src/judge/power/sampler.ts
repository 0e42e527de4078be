import type { Law } from '../../distributions/index.ts';

/** Turns sorted uniforms into a sorted sample of a law. */
export type Sampler = (uniforms: Float64Array, out: Float64Array) => void;

/** Equal steps of the uniform; the outermost ones on either side are not read off the table, but asked of the law. */
const STEPS = 16384;
const OUTER = 32;

/** Prepare it once: the table of a slow law takes some milliseconds. */
export function samplerOf(law: Law): Sampler {
  if (law.of.kind === 'mix') {
    return (uniforms, out) => {
      fill(law.sample, uniforms, out);
      out.sort(); // the parts of a mixture overlap
    };
  }
  // A law's sample grows with its uniform.
  return law.atoms.length > 0 ? (uniforms, out) => fill(law.sample, uniforms, out) : tabled(law);
}

/** With quantiles between two steps on a straight line: that is off by less than a millionth of the law's deviation. */
function tabled(law: Law): Sampler {
  const table = Float64Array.from({ length: STEPS + 1 }, (_, i) =>
    i < OUTER || i > STEPS - OUTER ? NaN : law.quantile(i / STEPS),
  );
  return (uniforms, out) => {
    for (let i = 0; i < uniforms.length; i++) {
      const u = uniforms[i] as number; // i is below the length
      const at = u * STEPS;
      const step = at | 0;
      const from = table[step] as number; // the uniform is below 1
      const value = from + (at - step) * ((table[step + 1] as number) - from); // as above
      out[i] = Number.isNaN(value) ? law.sample(u) : value;
    }
  };
}

function fill(sample: (u: number) => number, uniforms: Float64Array, out: Float64Array): void {
  for (let i = 0; i < uniforms.length; i++) out[i] = sample(uniforms[i] as number); // i is below the length
}
