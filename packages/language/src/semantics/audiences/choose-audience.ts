/** Which of the audiences of a file a plan is about: the one that has all that it names. */
import type { Audience as AudienceNode, Name, Plan as PlanNode } from '../../syntax/tree.ts';
import { audienceMessages } from '../messages/audiences.ts';
import type { Declared, Scope } from '../names/scopes.ts';
import { at, type Context } from '../report.ts';
import { replaceWith } from '../suggest.ts';
import { mentionsIn } from './mentions.ts';

type Candidate = Declared<AudienceNode>;

const SHOWN_NAMES = 5;

/** Names of some of them. */
export function shownNames(candidates: readonly Candidate[]): readonly string[] {
  return candidates.slice(0, SHOWN_NAMES).map(({ node }) => node.name.text);
}

/** null: the plan speaks of nobody. undefined, reported: of an audience that cannot be told. */
export function chooseAudience(context: Context, scope: Scope, plan: PlanNode): Candidate | null | undefined {
  const mentions = mentionsIn(plan);
  const [first] = mentions;
  if (first === undefined) return null;
  const candidates = scope.declared.audience;
  // What is wrong with a ring is said where it is looked for.
  if (candidates.length === 1 && !scope.incomplete) return candidates[0];
  const owners = ownersIn(candidates);
  const params = new Set(plan.items.flatMap((item) => (item.kind === 'param' ? [item.name.text] : [])));
  const names = new Map<string, Name>();
  for (const { name } of mentions) {
    if (name === undefined || name.missing || names.has(name.text)) continue;
    if (owners.has(name.text) || !params.has(name.text)) names.set(name.text, name);
  }
  const fitting = fittingAll(candidates, owners, names);
  if (fitting.length === 1) return fitting[0];
  if (scope.incomplete) context.report.missing();
  else if (candidates.length === 0) {
    context.report.add(audienceMessages.create('no-audience', { plan: plan.name.text }, at(context, first)));
  } else if (fitting.length > 1) {
    context.report.add(audienceMessages.create('which-audience', { names: shownNames(fitting) }, at(context, first)));
  } else reportMisfit(context, owners, names);
  return undefined;
}

/** Which audiences know a name: their own, or that of a ring. */
type Owners = ReadonlyMap<string, ReadonlySet<Candidate>>;

function ownersIn(candidates: readonly Candidate[]): Owners {
  const owners = new Map<string, Set<Candidate>>();
  for (const candidate of candidates) {
    for (const { name } of [candidate.node, ...candidate.node.rings]) {
      const known = owners.get(name.text);
      if (known === undefined) owners.set(name.text, new Set([candidate]));
      else known.add(candidate);
    }
  }
  return owners;
}

function fittingAll(
  candidates: readonly Candidate[],
  owners: Owners,
  names: ReadonlyMap<string, Name>,
): readonly Candidate[] {
  const known = new Map<Candidate, number>();
  for (const name of names.keys()) {
    for (const owner of owners.get(name) ?? []) known.set(owner, (known.get(owner) ?? 0) + 1);
  }
  return candidates.filter((one) => (known.get(one) ?? 0) === names.size);
}

/** The first name that nobody knows, or that leads to another audience than those before it. */
function reportMisfit(context: Context, owners: Owners, names: ReadonlyMap<string, Name>): void {
  let about: readonly Candidate[] = [];
  for (const name of names.values()) {
    const location = at(context, name);
    const own = [...(owners.get(name.text) ?? [])];
    const [owner] = own;
    if (owner === undefined) {
      const suggestion = context.report.suggest(name.text, owners.keys());
      const finding = { ...location, fix: replaceWith(location, suggestion) };
      const args = { name: name.text, suggestion, audience: undefined };
      context.report.add(audienceMessages.create('unknown-ring', args, finding));
      return;
    }
    const [before] = about;
    const both = before === undefined ? own : about.filter((one) => owners.get(name.text)?.has(one));
    if (before !== undefined && both.length === 0) {
      const args = { name: name.text, of: owner.node.name.text, about: before.node.name.text };
      context.report.add(audienceMessages.create('two-audiences', args, location));
      return;
    }
    about = both;
  }
}
