/** A param's value takes its place wherever it stands. */
import { withItsLines } from '../../rules/written/removal.ts';
import { roleOf } from '../../semantics/names/roles.ts';
import type { SyntaxNode } from '../../syntax/index.ts';
import type { Param, Plan } from '../../syntax/tree.ts';
import { nearest, type Standing, standingIn } from './around.ts';
import type { At, Offer } from './refactoring.ts';
import { replacement, textOf } from './written.ts';

export function inlineParam(at: At): readonly Offer[] {
  const { file, around } = at;
  const plan = nearest(around, 'plan');
  if (plan === undefined) return [];
  const param = paramAt(plan, around);
  const value = param?.value;
  if (param === undefined || value === undefined || value.kind === 'name' || param.name.missing) return [];
  const named = standingIn(plan).filter(({ node }) => node.kind === 'name' && node.text === param.name.text);
  // What it stands for there depends on rings, which hide params.
  if (named.some(({ of }) => of.kind === 'named-people')) return [];
  const uses = named.filter((each) => each.node !== param.name && standsForQuantity(each));
  return [
    {
      title: `Write ${textOf(file, value)} wherever \`${param.name.text}\` stands, and take the param out`,
      kind: 'refactor.inline.param',
      keeps: 'machine',
      draft: () => ({
        edits: [
          { path: file.path, span: withItsLines(file.text, param.span, param.doc), text: '' },
          ...uses.map(({ node }) => replacement(file, node, textOf(file, value))),
        ],
      }),
    },
  ];
}

/** The param whose declaration, or whose name, stands there. */
function paramAt(plan: Plan, around: readonly SyntaxNode[]): Param | undefined {
  const own = nearest(around, 'param');
  if (own !== undefined) return own;
  const [of, node] = around.slice(-2);
  if (of === undefined || node?.kind !== 'name') return undefined;
  const standing = standingIn(of).find((each) => each.node === node);
  if (standing === undefined || !standsForQuantity(standing)) return undefined;
  const [param, ...others] = plan.items.filter(
    (item): item is Param => item.kind === 'param' && item.name.text === node.text,
  );
  return others.length === 0 ? param : undefined;
}

function standsForQuantity({ of, as }: Standing): boolean {
  const role = roleOf(of.kind, as);
  return role.kind === 'refers' && role.to === 'param';
}
