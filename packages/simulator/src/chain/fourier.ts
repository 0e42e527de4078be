/**
 * The discrete Fourier transform of a power of two of complex numbers, in place (J. W. Cooley, J. W. Tukey, 1965). Roots of unity are
 * made by halving angles with square roots alone, so that every engine gives the same bits.
 */
import { numberAt } from '../kernel/elements.ts';
import { known } from '../known.ts';

interface Roots {
  readonly cosines: Float64Array;
  readonly sines: Float64Array;
}

const made = new Map<number, Roots>();

/** cos and sin of 2πk/n for k < n/2. */
function rootsOf(n: number): Roots {
  const before = made.get(n);
  if (before !== undefined) return before;
  const half = Math.max(1, n / 2);
  const cosines = new Float64Array(half);
  const sines = new Float64Array(half);
  cosines[0] = 1;
  if (n >= 4) {
    const coarse = rootsOf(n / 2);
    // Of the angle 2π/n, from the double angle.
    const double = n === 4 ? -1 : known(coarse.cosines[1]);
    const cosine = Math.sqrt((1 + double) / 2);
    const sine = Math.sqrt((1 - double) / 2);
    for (let k = 0; k < half / 2; k++) {
      const c = numberAt(coarse.cosines, k);
      const s = numberAt(coarse.sines, k);
      cosines[2 * k] = c;
      sines[2 * k] = s;
      cosines[2 * k + 1] = c * cosine - s * sine;
      sines[2 * k + 1] = s * cosine + c * sine;
    }
  }
  const roots = { cosines, sines };
  made.set(n, roots);
  return roots;
}

/** cos and sin of 2πk/n, 0 ≤ k < n. */
export function rootAt(n: number, k: number, out: { cosine: number; sine: number }): void {
  const { cosines, sines } = rootsOf(n);
  const half = n / 2;
  out.cosine = k < half ? numberAt(cosines, k) : -numberAt(cosines, k - half);
  out.sine = k < half ? numberAt(sines, k) : -numberAt(sines, k - half);
}

/** `direction` −1: Σ x e^(−2πijk/n); 1: the other way, undivided. As many as a power of two. */
export function transform(real: Float64Array, imaginary: Float64Array, direction: 1 | -1): void {
  const n = real.length;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; (j & bit) !== 0; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      swap(real, i, j);
      swap(imaginary, i, j);
    }
  }
  for (let size = 2; size <= n; size *= 2) {
    const half = size / 2;
    // Of this size: they lie one after the other.
    const { cosines, sines } = rootsOf(size);
    for (let from = 0; from < n; from += size) {
      for (let k = 0; k < half; k++) {
        const c = numberAt(cosines, k);
        const s = direction * numberAt(sines, k);
        const low = from + k;
        const high = low + half;
        const a = numberAt(real, high);
        const b = numberAt(imaginary, high);
        const x = a * c - b * s;
        const y = a * s + b * c;
        const p = numberAt(real, low);
        const q = numberAt(imaginary, low);
        real[high] = p - x;
        imaginary[high] = q - y;
        real[low] = p + x;
        imaginary[low] = q + y;
      }
    }
  }
}

function swap(values: Float64Array, i: number, j: number): void {
  const kept = numberAt(values, i);
  values[i] = numberAt(values, j);
  values[j] = kept;
}
