/** What each name of a file stands for: its own declarations, and what it imports. */
import type {
  Audience,
  Flag,
  Health,
  Import,
  Model,
  Name,
  Plan,
  Policy,
  Scenario,
  Service,
  Topology,
} from '../../syntax/tree.ts';
import { MOST_SHOWN } from '../messages/did-you-mean.ts';
import { nameMessages } from '../messages/names.ts';
import { at, type Report } from '../report.ts';
import type { CheckInput, SourceFile } from '../source.ts';
import { replaceWith } from '../suggest.ts';
import { type Lost, lostIn, mayBeLost } from './lost.ts';

/** What has a name. */
export type Declaration = Topology | Service | Audience | Flag | Health | Model | Plan | Scenario | Policy;

/** What other declarations refer to by name. */
export interface Referable {
  readonly topology: Topology;
  readonly service: Service;
  readonly audience: Audience;
  readonly flag: Flag;
  readonly health: Health;
  readonly model: Model;
  readonly plan: Plan;
  readonly policy: Policy;
}

/** A declaration and the file in which it stands. */
export interface Declared<T extends Declaration = Declaration> {
  readonly node: T;
  readonly file: SourceFile;
}

/** What the names of a file stand for. */
export interface Scope {
  /** null: the name's declaration is not to be had, which has been reported. */
  readonly names: ReadonlyMap<string, Declared | null>;
  /** Those of each kind, in their order. */
  readonly declared: { readonly [Kind in keyof Referable]: readonly Declared<Referable[Kind]>[] };
  /** Names that were given to things of several kinds, which has been reported: they may be meant as any of them. */
  readonly ambiguous: ReadonlySet<string>;
  /** What the file may declare beside them. */
  readonly lost: Lost;
  /** Whether anything that it declares or imports is not to be had. */
  readonly incomplete: boolean;
}

/** The declarations of a file alone. */
interface Own {
  /** Of several with one name the first. */
  readonly names: ReadonlyMap<string, Declared>;
  readonly ambiguous: ReadonlySet<string>;
  readonly lost: Lost;
}

export interface Scopes {
  /** What names stand for in a file; what is wrong with its imports is reported when it is first asked for. */
  of(file: SourceFile): Scope;
}

export function createScopes(input: CheckInput, report: Report): Scopes {
  const own = new Map<string, Own>();
  const whole = new Map<string, Scope>();

  const ownOf = (file: SourceFile): Own => {
    const known = own.get(file.path);
    if (known !== undefined) return known;
    const made = declaredIn(file, report);
    own.set(file.path, made);
    return made;
  };

  const importInto = ({ names, ambiguous }: Importing, file: SourceFile, node: Import): void => {
    if (node.from === undefined || node.names.length === 0) report.missing();
    if (node.from === undefined) return;
    const path = input.links?.get(file.path)?.get(node.from.text);
    const source = typeof path === 'string' ? input.files.get(path) : undefined;
    if (source === undefined && path !== null) {
      const location = at({ file, report }, node.from);
      report.add(nameMessages.create('unresolved-file', { path: node.from.text }, location));
    } else if (source === undefined) report.missing();
    for (const name of node.names) {
      if (name.missing) continue;
      const known = names.get(name.text);
      const found = source === undefined ? undefined : ownOf(source);
      if (found?.ambiguous.has(name.text)) ambiguous.add(name.text);
      if (known === undefined) {
        names.set(name.text, source === undefined ? null : findIn(source, name, node.from.text, { file, report }));
        continue;
      }
      reportDuplicate({ file, report }, name, known);
      if (found?.names.get(name.text)?.node.kind !== known?.node.kind) ambiguous.add(name.text);
    }
  };

  /** What a file imports by a name: something that the other file declares itself. */
  const findIn = (
    source: SourceFile,
    name: Name,
    from: string,
    context: { file: SourceFile; report: Report },
  ): Declared | null => {
    const { names, lost } = ownOf(source);
    const declared = names.get(name.text);
    const location = at(context, name);
    if (declared === undefined) {
      const suggestion = report.suggest(name.text, importableOf(names));
      if (mayBeLost(lost, name.text, suggestion)) {
        report.missing();
        return null;
      }
      const importable = [...importableOf(names)];
      const args = { name: name.text, suggestion, from, known: importable.length > MOST_SHOWN ? [] : importable };
      const finding = { ...location, fix: replaceWith(location, suggestion) };
      report.add(nameMessages.create('unknown-import', args, finding));
      return null;
    }
    const { kind } = declared.node;
    if (kind !== 'plan' && kind !== 'scenario') return declared;
    report.add(nameMessages.create('import-of-plan', { name: name.text, kind }, location));
    return null;
  };

  return {
    of: (file) => {
      const known = whole.get(file.path);
      if (known !== undefined) return known;
      const { names, ambiguous, lost } = ownOf(file);
      const all: Importing = { names: new Map(names), ambiguous: new Set(ambiguous) };
      for (const node of file.tree.declarations) if (node.kind === 'import') importInto(all, file, node);
      const scope = scopeOf(all, lost);
      whole.set(file.path, scope);
      return scope;
    },
  };
}

interface Importing {
  readonly names: Map<string, Declared | null>;
  readonly ambiguous: Set<string>;
}

function* importableOf(declared: ReadonlyMap<string, Declared>): Iterable<string> {
  for (const [name, { node }] of declared) if (node.kind !== 'plan' && node.kind !== 'scenario') yield name;
}

function scopeOf({ names, ambiguous }: Importing, lost: Lost): Scope {
  const all = [...names.values()];
  const declared = {
    topology: all.filter((one) => isDeclared(one, 'topology')),
    service: all.filter((one) => isDeclared(one, 'service')),
    audience: all.filter((one) => isDeclared(one, 'audience')),
    flag: all.filter((one) => isDeclared(one, 'flag')),
    health: all.filter((one) => isDeclared(one, 'health')),
    model: all.filter((one) => isDeclared(one, 'model')),
    plan: all.filter((one) => isDeclared(one, 'plan')),
    policy: all.filter((one) => isDeclared(one, 'policy')),
  };
  return { names, declared, ambiguous, lost, incomplete: all.includes(null) || ambiguous.size > 0 || lost.any };
}

/** Whether it is to be had, and of that kind. */
export function isDeclared<Kind extends keyof Referable>(
  declared: Declared | null,
  kind: Kind,
): declared is Declared<Referable[Kind]> {
  return declared?.node.kind === kind;
}

function declaredIn(file: SourceFile, report: Report): Own {
  const names = new Map<string, Declared>();
  const ambiguous = new Set<string>();
  for (const node of file.tree.declarations) {
    if (node.kind === 'import' || node.kind === 'retired-flags' || node.name.missing) continue;
    const other = names.get(node.name.text);
    if (other === undefined) names.set(node.name.text, { node, file });
    else reportDuplicate({ file, report }, node.name, other);
    if (other !== undefined && other.node.kind !== node.kind) ambiguous.add(node.name.text);
  }
  return { names, ambiguous, lost: lostIn(file) };
}

function reportDuplicate(context: { file: SourceFile; report: Report }, name: Name, other: Declared | null): void {
  const what = other?.node.kind ?? 'declaration';
  const related =
    other === null ? [] : [{ path: other.file.path, span: other.node.name.span, message: 'the other one' }];
  const finding = { ...at(context, name), related };
  context.report.add(nameMessages.create('duplicate-name', { what, name: name.text }, finding));
}
