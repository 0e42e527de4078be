/** Where the numbers of a plan's model are written, as its files have them. */
import { type LineIndex, lineIndex, parse, type Tree } from '@rollout/language';
import type { SourceFile } from '../../page-input.ts';

/** A place in one of the files. */
export interface Written {
  /** Index of the file. */
  readonly file: number;
  /** From 1. */
  readonly line: number;
  /** Name of the model that says it; null: the scenario does. */
  readonly model: string | null;
}

/** By the number's key, such as `deploy takes` or `bug crash present`. */
export type WrittenNumbers = ReadonlyMap<string, Written>;

/**
 * Looks through the models that the plan goes by, those that it extends first, so that what an extending one or the scenario says anew stands where that
 * is said. Empty where the plan is in none of the files.
 */
export function writtenNumbers(
  sources: readonly SourceFile[],
  planName: string,
  scenarioName: string | null,
): WrittenNumbers {
  const files = sources.map(({ text }) => ({ declarations: parse(text).tree.declarations, lines: lineIndex(text) }));
  const all = files.flatMap(({ declarations, lines }, file) =>
    declarations.map((declaration) => ({ declaration, file, lines })),
  );
  const modelOf = (name: string, near: number): Found<Tree.Model> | undefined => {
    const found = all.flatMap(({ declaration, file, lines }) =>
      declaration.kind === 'model' && declaration.name.text === name ? [{ node: declaration, file, lines }] : [],
    );
    return found.find(({ file }) => file === near) ?? found[0];
  };
  const book = new Map<string, Written>();
  const [plan] = all.flatMap(({ declaration, file }) =>
    declaration.kind === 'plan' && declaration.name.text === planName ? [{ node: declaration, file }] : [],
  );
  if (plan === undefined) return book;
  const chain: Found<Tree.Model>[] = [];
  let next = plan.node.using === undefined ? undefined : modelOf(plan.node.using.text, plan.file);
  // A model that extends itself is an error; whoever shows a page of it must still come to an end.
  while (next !== undefined && !chain.some(({ node }) => node === next?.node)) {
    chain.unshift(next);
    next = next.node.extends === undefined ? undefined : modelOf(next.node.extends.text, next.file);
  }
  for (const { node, file, lines } of chain) note(book, node.items, { file, lines, model: node.name.text });
  for (const { declaration, file, lines } of all) noteDeclaration(book, declaration, { file, lines, model: '' });
  for (const { declaration, file, lines } of all) {
    if (declaration.kind !== 'scenario' || declaration.name.text !== scenarioName) continue;
    if (declaration.plan.text === planName) note(book, declaration.items, { file, lines, model: null });
  }
  return book;
}

/** What the plan runs on and for whom: of two of one name in different files the first, as good a guess as any. */
function noteDeclaration(book: Map<string, Written>, declaration: Tree.Declaration, place: Place): void {
  const put = (key: string, node: { readonly span: Tree.Span }): void => {
    if (!book.has(key)) book.set(key, placed(node, place));
  };
  switch (declaration.kind) {
    case 'topology':
      put(`topology ${declaration.name.text}`, declaration.name);
      break;
    case 'service':
      for (const item of declaration.items) put(`service ${declaration.name.text} ${item.kind}`, item);
      break;
    case 'audience':
      put(`audience ${declaration.name.text}`, declaration.name);
      for (const ring of declaration.rings) put(`audience ${declaration.name.text} ring ${ring.name.text}`, ring.name);
      break;
    default:
      break;
  }
}

interface Found<T> {
  readonly node: T;
  readonly file: number;
  readonly lines: LineIndex;
}

interface Place {
  readonly file: number;
  readonly lines: LineIndex;
  readonly model: string | null;
}

function note(book: Map<string, Written>, items: readonly Tree.ScenarioItem[], place: Place): void {
  const put: Put = (key, node) => book.set(key, placed(node, place));
  for (const item of items) {
    switch (item.kind) {
      case 'deploy-takes':
        put('deploy takes', item);
        if (item.readyAfter !== undefined) put('deploy ready after', item.readyAfter);
        break;
      case 'deploy-fails':
        put(`deploy fails per ${item.per?.level ?? 'server'}`, item);
        if (item.after !== undefined) put('deploy fails after', item.after);
        if (item.retry !== undefined) put('deploy retry', item.retry);
        break;
      case 'rollback-takes':
        put('rollback takes', item);
        if (item.fails !== undefined) put('rollback fails', item.fails);
        break;
      case 'rollback-fails':
        put('rollback fails', item);
        break;
      case 'repair-takes':
        put('repair takes', item);
        break;
      case 'switch-takes':
        put('switch takes', item);
        break;
      case 'flag-takes':
        put('flag takes', item);
        break;
      case 'release-takes':
        put('release takes', item);
        break;
      case 'fast-track':
        put('fast track', item);
        break;
      case 'metric-reads':
        put(`metric ${item.metric.text}`, item);
        break;
      case 'outage':
        put(`outage ${item.level?.level ?? ''}`, item);
        break;
      case 'bug':
        noteBug(put, item);
        break;
      case 'at-most-one':
        for (const bug of item.bugs) noteBug(put, bug);
        break;
      case 'gate-numbers':
      case 'watch-numbers':
        noteCheck(put, item);
        break;
      case 'assume':
        put(`bug ${item.bug.text} present`, item);
        break;
      case 'down-at':
        break;
      default:
        item satisfies never;
    }
  }
}

type Put = (key: string, node: { readonly span: Tree.Span }) => unknown;

function placed({ span }: { readonly span: Tree.Span }, { file, lines, model }: Place): Written {
  return { file, line: lines.position(span.start).line, model };
}

function noteBug(put: Put, { name, items }: Tree.Bug): void {
  const bug = `bug ${name.text}`;
  let showing = 0;
  for (const item of items) {
    switch (item.kind) {
      case 'moves':
        put(`${bug} moves ${item.metric.text}`, item);
        break;
      case 'shows':
        // A model that says some of them anew says all of them anew, from the first on.
        put(`${bug} shows ${showing++}`, item);
        break;
      case 'present':
      case 'surfaces':
      case 'only-where':
      case 'behind':
      case 'downs':
        put(`${bug} ${item.kind}`, item);
        break;
      default:
        item satisfies never;
    }
  }
}

function noteCheck(put: Put, { kind, check, items }: Tree.GateNumbers | Tree.WatchNumbers): void {
  const name = `${kind === 'gate-numbers' ? 'gate' : 'watch'} ${check.text}`;
  for (const item of items) {
    switch (item.kind) {
      case 'detects': {
        const of = item.bug === undefined ? '' : ` of ${item.bug.text}`;
        put(`${name} detects${of}`, item);
        if (item.after !== undefined) put(`${name} after${of}`, item.after);
        break;
      }
      case 'blind-to':
        put(`check ${check.text} blind`, item);
        break;
      case 'false-alarm':
        put(`${name} false alarm`, item);
        break;
      case 'gate-takes':
        put(`${name} takes`, item);
        break;
      default:
        item satisfies never;
    }
  }
}
