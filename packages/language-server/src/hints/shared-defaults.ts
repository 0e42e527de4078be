/** What holds where nothing is written in what plans share: models and healths. */
import type { Program, SourceFile, Tree } from '@rollout/language';
import { type Hint, WHERE_NOTHING_IS_WRITTEN } from './hint.ts';

export function sharedDefaults(file: SourceFile, program: Program): readonly Hint[] {
  // Those of other files, too: what is imported.
  const healths = new Set(program.healths.map(({ name }) => name));
  return file.tree.declarations.flatMap((each) => {
    // What a model says nothing of may be said by one that it extends.
    if (each.kind === 'health') return healthHints(file, each);
    if (each.kind !== 'model' || each.extends !== undefined) return [];
    return [...attemptHints(each), ...(isUsedIn(file, each) ? seenHints(file, each, healths) : [])];
  });
}

/** Whether a plan beside it goes by it. What checks see for plans of other files may be told there, by metrics. */
function isUsedIn({ tree }: SourceFile, { name }: Tree.Model): boolean {
  const models = tree.declarations.filter(({ kind }) => kind === 'model');
  return tree.declarations.some(
    (each) => each.kind === 'plan' && (each.using === undefined ? models.length === 1 : each.using.text === name.text),
  );
}

const hint = (at: number, text: string): Hint => ({ at, text, tooltip: WHERE_NOTHING_IS_WRITTEN });

function healthHints({ text }: SourceFile, { name, items }: Tree.Health): Hint[] {
  const at = insideOf(text, name.span.end);
  const has = (kind: Tree.HealthItem['kind']): boolean => items.some((item) => item.kind === kind);
  const missing = [
    ...(has('every') ? [] : ['every 1m']),
    ...(has('pass-at') ? [] : ['pass at 95']),
    ...(has('marginal-at') ? [] : ['marginal at 75']),
  ];
  return at === null || missing.length === 0 ? [] : [hint(at, missing.join('  '))];
}

function attemptHints({ items }: Tree.Model): readonly Hint[] {
  // What one sentence says of it holds for all.
  const retries = items.some((item) => item.kind === 'deploy-fails' && item.retry !== undefined);
  return items.flatMap((item) =>
    item.kind === 'deploy-fails' && !retries && item.per !== undefined ? [hint(item.span.end, 'retry 0')] : [],
  );
}

function seenHints({ text }: SourceFile, { items }: Tree.Model, healths: ReadonlySet<string>): readonly Hint[] {
  return items.flatMap((item) => {
    if (item.kind !== 'gate-numbers' && item.kind !== 'watch-numbers') return [];
    const at = insideOf(text, item.check.span.end);
    // What looks at metrics may see what it sees of them.
    const isSaid = item.items.some(({ kind }) => kind === 'detects') || healths.has(item.check.text);
    return !isSaid && at !== null ? [hint(at, 'detects 100%')] : [];
  });
}

/** Behind the `{` that comes next; null: something else does. */
export function insideOf(text: string, after: number): number | null {
  const found = /^\s*\{/.exec(text.slice(after, after + 200));
  return found === null ? null : after + found[0].length;
}
