/** From a name to what it stands for. */
import type { Model, Name, Topology } from '../../syntax/tree.ts';
import { MOST_SHOWN } from '../messages/did-you-mean.ts';
import { nameMessages } from '../messages/names.ts';
import { at, type Context } from '../report.ts';
import { replaceWith } from '../suggest.ts';
import { mayBeLost } from './lost.ts';
import { type Declared, isDeclared, type Referable, type Scope } from './scopes.ts';

const UNKNOWN = {
  topology: 'unknown-topology',
  service: 'unknown-service',
  flag: 'unknown-flag',
  model: 'unknown-model',
  plan: 'unknown-plan',
} as const;

/** The declaration of that kind; undefined, reported, where there is none. */
export function lookUp<Kind extends keyof typeof UNKNOWN>(
  context: Context,
  scope: Scope,
  name: Name,
  kind: Kind,
): Declared<Referable[Kind]> | undefined {
  const declared = name.missing ? null : scope.names.get(name.text);
  if (declared === null) {
    context.report.missing();
    return undefined;
  }
  const location = at(context, name);
  if (declared === undefined) {
    const suggestion = context.report.suggest(name.text, namesOf(scope.declared[kind]));
    if (mayBeLost(scope.lost, name.text, suggestion)) {
      context.report.missing();
      return undefined;
    }
    const finding = { ...location, fix: replaceWith(location, suggestion) };
    const known = [...namesOf(scope.declared[kind].slice(0, MOST_SHOWN + 1))];
    const code: (typeof UNKNOWN)[keyof typeof UNKNOWN] = UNKNOWN[kind];
    context.report.add(nameMessages.create(code, { name: name.text, suggestion, known }, finding));
    return undefined;
  }
  if (isDeclared(declared, kind)) return declared;
  if (scope.ambiguous.has(name.text)) {
    context.report.missing();
    return undefined;
  }
  const args = { name: name.text, is: declared.node.kind, expected: kind };
  context.report.add(nameMessages.create('wrong-declaration', args, location));
  return undefined;
}

/** What a plan that names none deploys to or takes its numbers from: the only one there is. */
export type TheOnly<T extends Topology | Model> =
  | { readonly kind: 'found'; readonly declared: Declared<T> }
  | { readonly kind: 'none' }
  /** The names of some of them. */
  | { readonly kind: 'several'; readonly names: readonly string[] };

const SHOWN_NAMES = 5;

export function theOnly<Kind extends 'topology' | 'model'>(scope: Scope, kind: Kind): TheOnly<Referable[Kind]> {
  const found: readonly Declared<Referable[Kind]>[] = scope.declared[kind];
  const [declared] = found;
  if (declared === undefined) return { kind: 'none' };
  if (found.length === 1) return { kind: 'found', declared };
  return { kind: 'several', names: [...namesOf(found.slice(0, SHOWN_NAMES))] };
}

function* namesOf(declared: readonly Declared[]): Iterable<string> {
  for (const { node } of declared) yield node.name.text;
}
