/** Which part of a sentence a piece of the grammar is: rules and the schema's forms have the same leaves in the same order. */
import { ENTRIES, type FormEntry, formLeaves, type Part, parseForm, ruleNameOf } from '../../schema/index.ts';
import type { Production, Sequence } from './productions.ts';

/** Sentences, declarations and phrases by the rules that read them. */
export const formOfRule: ReadonlyMap<string, FormEntry> = new Map(
  ENTRIES.flatMap((entry) => ('form' in entry ? [[ruleNameOf(entry.id), entry]] : [])),
);

/** The names of the rules that read statements one after the other: blocks, and the file. */
export const blockRules: ReadonlySet<string> = new Set([
  'file',
  ...ENTRIES.flatMap((entry) => (entry.kind === 'block' ? [ruleNameOf(entry.id)] : [])),
]);

/** The part of a rule's sentence that a token or a call of the rule stands for; undefined for words and symbols. */
export function partAt(rule: string, definition: Sequence, production: Production): Part | undefined {
  const form = formOfRule.get(rule);
  if (form === undefined) return undefined;
  const leaf = formLeaves(parseForm(form.form))[leavesOf(definition).indexOf(production)];
  return leaf?.kind === 'part' ? form.parts[leaf.part] : undefined;
}

/** The tokens and calls of a sequence, in the order written. */
export function leavesOf(sequence: Sequence): readonly Production[] {
  return sequence.flatMap((production) => {
    switch (production.type) {
      case 'Terminal':
      case 'NonTerminal':
        return [production];
      case 'Alternation':
        return production.ways.flatMap(leavesOf);
      default:
        return leavesOf(production.definition);
    }
  });
}
