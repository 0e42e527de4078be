/** What is found of one plan of a file that has several. */
import type { Diagnostic, SourceFile, Span } from '@rollout/language';

/**
 * Without what stands in another plan than this, or in a scenario for another: nothing of it is run. What all may share (topologies, models, health …)
 * keeps all that is found of it, whichever plan it was found for.
 */
export function withoutOtherPlans(
  diagnostics: readonly Diagnostic[],
  plan: string,
  files: ReadonlyMap<string, SourceFile>,
): Diagnostic[] {
  const others = new Map([...files].map(([path, file]) => [path, otherPlans(file, plan)]));
  return diagnostics.filter(
    ({ path, span }) => !(others.get(path) ?? []).some(({ start, end }) => start <= span.start && span.end <= end),
  );
}

function otherPlans({ tree }: SourceFile, plan: string): Span[] {
  return tree.declarations.flatMap((declaration) => {
    switch (declaration.kind) {
      case 'plan':
        return declaration.name.text === plan ? [] : [declaration.span];
      case 'scenario':
        return declaration.plan.text === plan ? [] : [declaration.span];
      default:
        return [];
    }
  });
}
