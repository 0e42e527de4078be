import type { Trace } from '@rollout/simulator';

/** The names of the steps in the block of an `each` unit begin with this: `world/1[us-east]/`. */
export function blockPrefix(eachStep: string, unit: string): string {
  return `${eachStep}[${unit}]/`;
}

/** The beginnings of a step's name that may be those of the blocks around it, the outermost first. */
export function possibleBlocks(step: string): string[] {
  const prefixes: string[] = [];
  for (let at = step.indexOf(']/'); at >= 0; at = step.indexOf(']/', at + 1)) prefixes.push(step.slice(0, at + 2));
  return prefixes;
}

/** The unit of the innermost `each` around a step; null for one that stands in a stage. */
export function innermostUnits({ steps }: Trace): (step: string) => string | null {
  const units = new Map(
    steps.flatMap(({ kind, name, units }) =>
      kind === 'each' ? units.map(({ address }) => [blockPrefix(name, address), address] as const) : [],
    ),
  );
  return (step) => {
    const prefix = possibleBlocks(step).findLast((each) => units.has(each));
    return prefix === undefined ? null : (units.get(prefix) ?? null);
  };
}
