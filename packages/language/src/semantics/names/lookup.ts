/** From a name to the topology or model that it stands for. */
import type { Name } from '../../syntax/tree.ts';
import { nameMessages } from '../messages/names.ts';
import { at, type Context } from '../report.ts';
import { replaceWith } from '../suggest.ts';
import type { Declaration, Declared, Scope } from './scopes.ts';

type Importable = 'topology' | 'model';
type Of<Kind extends Importable> = Declared<Extract<Declaration, { readonly kind: Kind }>>;

/** The declaration of that kind; undefined, reported, where there is none. */
export function lookUp<Kind extends Importable>(
  context: Context,
  scope: Scope,
  name: Name,
  kind: Kind,
): Of<Kind> | undefined {
  if (name.missing) {
    context.report.missing();
    return undefined;
  }
  const declared = scope.get(name.text);
  if (declared === null) {
    context.report.missing();
    return undefined;
  }
  const location = at(context, name);
  if (declared === undefined) {
    const suggestion = context.report.suggest(name.text, declaredOf(scope, kind).map(nameOf));
    const finding = { ...location, fix: replaceWith(location, suggestion) };
    const code = kind === 'topology' ? 'unknown-topology' : 'unknown-model';
    context.report.add(nameMessages.create(code, { name: name.text, suggestion }, finding));
    return undefined;
  }
  if (isOf(declared, kind)) return declared;
  const args = { name: name.text, is: declared.node.kind, expected: kind };
  context.report.add(nameMessages.create('wrong-declaration', args, location));
  return undefined;
}

/** What a plan that names none deploys to or takes its numbers from: the only one there is. */
export type TheOnly<Kind extends Importable> =
  | { readonly kind: 'found'; readonly declared: Of<Kind> }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly names: readonly string[] };

export function theOnly<Kind extends Importable>(scope: Scope, kind: Kind): TheOnly<Kind> {
  const found = declaredOf(scope, kind);
  const [declared] = found;
  if (declared === undefined) return { kind: 'none' };
  return found.length === 1 ? { kind: 'found', declared } : { kind: 'several', names: found.map(nameOf) };
}

function declaredOf<Kind extends Importable>(scope: Scope, kind: Kind): readonly Of<Kind>[] {
  return [...scope.values()].filter((declared): declared is Of<Kind> => declared !== null && isOf(declared, kind));
}

function nameOf({ node }: Declared): string {
  return node.name.text;
}

function isOf<Kind extends Importable>(declared: Declared, kind: Kind): declared is Of<Kind> {
  return declared.node.kind === kind;
}
