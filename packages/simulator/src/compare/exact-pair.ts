/** Figures that are known on both sides without sampling. */
import type { MachineMeasure } from '@rollout/compiler';
import type { FindExactFigures } from '../exact/exact-figures.ts';
import { type Asked, measureIn } from './figures.ts';
import type { PlanToRun } from './joint-presence.ts';

export type ExactPair = { readonly a: number; readonly b: number };

/** One a figure; null: it has to be sampled, for on one side it is not known exactly. */
export function exactPair(
  a: PlanToRun,
  b: PlanToRun,
  asked: readonly Asked[],
  find: FindExactFigures | null,
): (ExactPair | null)[] {
  if (find === null) return asked.map(() => null);
  const [own, other] = [exactly(a, asked, find), exactly(b, asked, find)];
  return asked.map((_, index) => {
    const [x, y] = [own[index] ?? null, other[index] ?? null];
    return x === null || y === null ? null : { a: x, b: y };
  });
}

function exactly({ machine, layout }: PlanToRun, asked: readonly Asked[], find: FindExactFigures): (number | null)[] {
  const measures = asked.map(({ figure }) => (figure.kind === 'measure' ? measureIn(machine, figure.measure) : null));
  const open = measures.flatMap((measure): readonly MachineMeasure[] =>
    measure === null || measure === 'never' ? [] : [measure],
  );
  // All at once if that goes, or else one by one: chances may be known where quantiles are not.
  const together = find(machine, layout, open);
  const values =
    together.kind === 'exact'
      ? together.values
      : open.map((measure) => {
          const alone = find(machine, layout, [measure]);
          return alone.kind === 'exact' ? (alone.values[0] ?? null) : null;
        });
  let next = 0;
  return measures.map((measure) => {
    if (measure === 'never') return 0;
    return measure === null ? null : (values[next++] ?? null);
  });
}
