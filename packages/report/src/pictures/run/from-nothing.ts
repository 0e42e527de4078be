interface Told {
  readonly at: number;
  readonly value: number;
}

/** What is told from its first change on: there was nothing before. */
export function fromNothing(points: readonly Told[]): readonly Told[] {
  return points[0]?.at === 0 ? points : [{ at: 0, value: 0 }, ...points];
}
