/** The arguments of a distribution, sorted by what they are called. */
import type { Argument, DistributionCall, Quantity } from '../../syntax/tree.ts';

export interface Arguments {
  /** Arguments with a label: `mean 5m`. The first of each. */
  readonly labelled: ReadonlyMap<string, Argument>;
  readonly unlabelled: readonly Argument[];
  /** Labels that are there twice. */
  readonly twice: readonly Argument[];
}

export function sortArguments(call: DistributionCall): Arguments {
  const labelled = new Map<string, Argument>();
  const unlabelled: Argument[] = [];
  const twice: Argument[] = [];
  for (const argument of call.args) {
    if (argument.label === undefined) unlabelled.push(argument);
    else if (labelled.has(argument.label.text)) twice.push(argument);
    else labelled.set(argument.label.text, argument);
  }
  return { labelled, unlabelled, twice };
}

/** The argument's value where it is a plain quantity. */
export function quantityOf(argument: Argument | undefined): Quantity | undefined {
  const value = argument?.value;
  switch (value?.kind) {
    case 'number':
    case 'percent':
    case 'duration':
    case 'name':
      return value;
    default:
      return undefined;
  }
}
