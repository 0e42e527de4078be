/** The Chebyshev series c₀ + c₁T₁(t) + c₂T₂(t) + … at −1 ≤ t ≤ 1, by Clenshaw's recurrence. */
export function chebyshev(coefficients: Float64Array, t: number): number {
  const twice = 2 * t;
  let next = 0;
  let afterNext = 0;
  for (let i = coefficients.length - 1; i > 0; i--) {
    const current = twice * next - afterNext + (coefficients[i] as number); // in range: 0 < i < length
    afterNext = next;
    next = current;
  }
  return t * next - afterNext + (coefficients[0] as number); // no series here is empty
}
