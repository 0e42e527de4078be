import type { Argument, Distribution, Quantity } from '../../syntax/tree.ts';

/** Every quantity that a distribution is told, those of its parts too, in the order written; weights are none. */
export function quantitiesIn(node: Distribution): readonly Quantity[] {
  return node.kind === 'distribution' ? node.args.flatMap(inArgument) : [node];
}

function inArgument({ value }: Argument): readonly Quantity[] {
  if (value === undefined || value.kind === 'string') return [];
  if (value.kind === 'range') return [value.from, value.to].flatMap((end) => end ?? []);
  return quantitiesIn(value);
}
