/** Which of the audiences of a file a plan is about: the one that has all that it names. */
import type { Audience as AudienceNode, Plan as PlanNode } from '../../syntax/tree.ts';
import { audienceMessages } from '../messages/audiences.ts';
import type { Declared, Scope } from '../names/scopes.ts';
import { at, type Context } from '../report.ts';
import { replaceWith } from '../suggest.ts';
import { type Mention, mentionsIn } from './mentions.ts';

type Candidate = Declared<AudienceNode>;

/** A name that is meant to be that of a ring or an audience. */
type Named = Mention & { readonly name: NonNullable<Mention['name']> };

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
  const [only] = candidates;
  if (only === undefined || scope.incomplete) {
    if (only !== undefined && candidates.length === 1) return only;
    if (scope.incomplete) context.report.missing();
    else context.report.add(audienceMessages.create('no-audience', { plan: plan.name.text }, at(context, first)));
    return undefined;
  }
  // What is wrong with a ring is said where it is looked for.
  if (candidates.length === 1) return only;
  const params = new Set(plan.items.flatMap((item) => (item.kind === 'param' ? [item.name.text] : [])));
  const named = mentions.filter(
    (mention): mention is Named =>
      mention.name !== undefined &&
      !mention.name.missing &&
      (!params.has(mention.name.text) || candidates.some((one) => has(one, mention.name?.text ?? ''))),
  );
  const fitting = candidates.filter((one) => named.every(({ name }) => has(one, name.text)));
  if (fitting.length === 1) return fitting[0];
  if (fitting.length > 1) {
    context.report.add(audienceMessages.create('which-audience', { names: shownNames(fitting) }, at(context, first)));
  } else reportMisfit(context, candidates, named);
  return undefined;
}

function has({ node }: Candidate, name: string): boolean {
  return node.name.text === name || node.rings.some((ring) => ring.name.text === name);
}

/** The first name that nobody knows, or that leads to another audience than those before it. */
function reportMisfit(context: Context, candidates: readonly Candidate[], named: readonly Named[]): void {
  let about = candidates;
  for (const { name } of named) {
    const location = at(context, name);
    const owners = candidates.filter((one) => has(one, name.text));
    const [owner] = owners;
    if (owner === undefined) {
      const known = candidates.flatMap(({ node }) => [node.name.text, ...node.rings.map((ring) => ring.name.text)]);
      const suggestion = context.report.suggest(name.text, known);
      const finding = { ...location, fix: replaceWith(location, suggestion) };
      const args = { name: name.text, suggestion, audience: undefined };
      context.report.add(audienceMessages.create('unknown-ring', args, finding));
      return;
    }
    const both = about.filter((one) => owners.includes(one));
    if (both.length === 0) {
      const args = { name: name.text, of: owner.node.name.text, about: about[0]?.node.name.text ?? '' };
      context.report.add(audienceMessages.create('two-audiences', args, location));
      return;
    }
    about = both;
  }
}
