import { quadratureNodes, quadratureWeights } from '../batch/quadrature.ts';

/** ∫ f over [from, to] by Gauss–Legendre on `panels` equal panels. */
export function integrate(f: (x: number) => number, from: number, to: number, panels = 400): number {
  const half = (to - from) / panels / 2;
  let sum = 0;
  for (let i = 0; i < panels; i++) {
    const middle = from + half * (2 * i + 1);
    for (const [j, node] of quadratureNodes.entries()) sum += (quadratureWeights[j] ?? 0) * f(middle + half * node);
  }
  return sum * half;
}
