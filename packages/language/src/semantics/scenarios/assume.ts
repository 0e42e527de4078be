/** `assume crash present 100%` */
import type { Share } from '../../program/index.ts';
import type { Assume } from '../../syntax/tree.ts';
import { modelMessages } from '../messages/models.ts';
import { nameMessages } from '../messages/names.ts';
import type { BugDraft, ModelDraft } from '../models/draft.ts';
import type { ModelContext } from '../models/model-context.ts';
import { presentKey } from '../models/read-evidence.ts';
import { expectChance } from '../quantities/expect.ts';
import { compareExact, exactly, NOTHING, percentText, plus, WHOLE } from '../quantities/shares.ts';
import { at } from '../report.ts';
import { replaceWith } from '../suggest.ts';

type Present = NonNullable<BugDraft['present']>;

const ABSENT: Present = { probability: 0, share: { digits: 0, scale: 0 } };

/**
 * The draft in which these bugs are as likely as they are assumed to be. Where one of an `at most one` is there for
 * sure, the others of it are not.
 */
export function assume(context: ModelContext, draft: ModelDraft, nodes: readonly Assume[]): ModelDraft {
  const bugs = new Map(draft.bugs);
  // What is assumed is known for sure.
  const evidence = new Map(draft.evidence);
  const seen = new Set<string>();
  for (const node of nodes) {
    const present = expectChance(context, node.present);
    const bug = findBug(context, draft, node);
    if (bug === undefined) continue;
    if (seen.has(bug.name)) {
      const what = `How likely \`${bug.name}\` is there`;
      context.report.add(nameMessages.create('said-twice', { what }, at(context, node)));
      continue;
    }
    seen.add(bug.name);
    if (present !== undefined) bugs.set(bug.name, { ...bug, present });
    evidence.delete(presentKey(bug.name));
  }
  for (const node of nodes) {
    const bug = bugs.get(node.bug.text);
    const group = draft.atMostOne.find((names) => names.includes(node.bug.text));
    if (bug?.present === undefined || group === undefined) continue;
    const others = group.filter((name) => name !== bug.name);
    const certain = compareExact(exactly(bug.present.share), WHOLE) === 0;
    for (const name of certain ? others : []) {
      const other = bugs.get(name);
      if (other !== undefined && !seen.has(name)) {
        bugs.set(name, { ...other, present: ABSENT });
        evidence.delete(presentKey(name));
      }
    }
    checkSum(
      context,
      node,
      group.flatMap((name) => bugs.get(name)?.present?.share ?? []),
    );
  }
  return { ...draft, bugs, evidence };
}

function findBug(context: ModelContext, { bugs }: ModelDraft, { bug: name }: Assume): BugDraft | undefined {
  if (name.missing) {
    context.report.missing();
    return undefined;
  }
  const bug = bugs.get(name.text);
  if (bug !== undefined) return bug;
  const suggestion = context.report.suggest(name.text, bugs.keys());
  const location = at(context, name);
  const finding = { ...location, fix: replaceWith(location, suggestion) };
  context.report.add(nameMessages.create('unknown-bug', { name: name.text, suggestion }, finding));
  return undefined;
}

function checkSum(context: ModelContext, node: Assume, shares: readonly Share[]): void {
  const sum = shares.reduce((total, share) => plus(total, exactly(share)), NOTHING);
  if (compareExact(sum, WHOLE) <= 0) return;
  context.report.add(modelMessages.create('at-most-one-sum', { sum: percentText(sum) }, at(context, node)));
}
