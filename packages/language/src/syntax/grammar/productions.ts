/** The grammar as data: what rules are made of. */
import {
  Alternation,
  type IProduction,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  RepetitionMandatoryWithSeparator,
  RepetitionWithSeparator,
  Terminal,
} from 'chevrotain';

export type Sequence = readonly IProduction[];

/** What a production holds. */
export function definitionOf(production: IProduction): Sequence {
  // All productions but terminals hold others.
  return (production as IProduction & { readonly definition: Sequence }).definition;
}

/** Whether a production need not be there at all. */
export function mayBeLeftOut(production: IProduction): boolean {
  return (
    production instanceof Option || production instanceof Repetition || production instanceof RepetitionWithSeparator
  );
}

/** What may come after one round of a repetition: another one. */
export function again(production: IProduction): Sequence {
  if (production instanceof Repetition || production instanceof RepetitionMandatory) {
    return [new Repetition({ definition: production.definition })];
  }
  if (production instanceof RepetitionWithSeparator || production instanceof RepetitionMandatoryWithSeparator) {
    const separator = new Terminal({ terminalType: production.separator });
    return [new Repetition({ definition: [separator, ...production.definition] })];
  }
  return [];
}

/** Every production inside a sequence, each with what follows it in the rule. */
export function* withRest(
  sequence: Sequence,
  rest: Sequence,
): Generator<{ readonly production: IProduction; readonly rest: Sequence }> {
  for (const [index, production] of sequence.entries()) {
    const after = [...sequence.slice(index + 1), ...rest];
    yield { production, rest: after };
    if (production instanceof Terminal || production instanceof NonTerminal) continue;
    if (production instanceof Alternation) {
      for (const alternative of production.definition) yield* withRest(definitionOf(alternative), after);
    } else {
      yield* withRest(definitionOf(production), [...again(production), ...after]);
    }
  }
}
