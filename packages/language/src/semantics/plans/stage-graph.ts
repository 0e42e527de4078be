/** Which stages come after which. */

import { addTo } from '../../grouping.ts';
import type { Channel as ChannelNode, Name, Plan, Stage as StageNode } from '../../syntax/tree.ts';
import { nameMessages } from '../messages/names.ts';
import { planMessages } from '../messages/plans.ts';
import { at, type Context } from '../report.ts';
import { replaceWith } from '../suggest.ts';

const MOST_STAGES = 1_000;

/** A stage, or a channel, and the names of those that end before it begins. */
export interface PlacedStage {
  readonly node: StageNode | ChannelNode;
  readonly after: readonly string[];
}

/** The stages of a plan in declared order. Those without a name, or with one that is taken, are left out, reported. */
export function placeStages(context: Context, plan: Plan): readonly PlacedStage[] {
  const names = new Map<string, PlacedStage['node']>();
  const placed: PlacedStage[] = [];
  let before: readonly string[] = [];
  let count = 0;
  for (const item of plan.items) {
    if (item.kind !== 'stage' && item.kind !== 'parallel-stages' && item.kind !== 'channel') continue;
    count += item.kind === 'parallel-stages' ? item.stages.length : 1;
    if (count > MOST_STAGES) {
      context.report.add(planMessages.create('too-many-stages', { name: plan.name.text }, at(context, plan.name)));
      break;
    }
    const stages = (item.kind === 'parallel-stages' ? item.stages : [item]).filter((stage) =>
      takeName(context, names, stage),
    );
    for (const node of stages) placed.push({ node, after: node.after === undefined ? before : [] });
    if (stages.length > 0) before = stages.map(({ name }) => name.text);
  }
  const graph = placed.map(({ node, after }) => ({
    node,
    after: node.after === undefined ? after : checkAfter(context, node.after, names),
  }));
  reportCircle(context, graph);
  return graph;
}

function takeName(context: Context, names: Map<string, PlacedStage['node']>, stage: PlacedStage['node']): boolean {
  if (stage.name.missing) {
    context.report.missing();
    return false;
  }
  const name = stage.name.text;
  const other = names.get(name);
  if (other === undefined) {
    names.set(name, stage);
    return true;
  }
  const related = [{ ...at(context, other.name), message: 'the other one' }];
  const finding = { ...at(context, stage.name), related };
  context.report.add(nameMessages.create('duplicate-name', { what: 'stage', name }, finding));
  return false;
}

function checkAfter(
  context: Context,
  nodes: readonly Name[],
  names: ReadonlyMap<string, PlacedStage['node']>,
): readonly string[] {
  const after = new Set<string>();
  for (const node of nodes) {
    const location = at(context, node);
    if (node.missing) context.report.missing();
    else if (names.has(node.text)) after.add(node.text);
    else {
      const suggestion = context.report.suggest(node.text, names.keys());
      const finding = { ...location, fix: replaceWith(location, suggestion) };
      context.report.add(nameMessages.create('unknown-stage', { name: node.text, suggestion }, finding));
    }
  }
  return [...after];
}

/** Reports one circle: stages are taken away whose predecessors all are, and what is left leads round. */
function reportCircle(context: Context, graph: readonly PlacedStage[]): void {
  const waiting = new Map(graph.map(({ node, after }) => [node.name.text, new Set(after)]));
  const followers = new Map<string, string[]>();
  for (const { node, after } of graph) {
    for (const name of after) addTo(followers, name, node.name.text);
  }
  const free = [...waiting].filter(([, after]) => after.size === 0).map(([name]) => name);
  for (let name = free.pop(); name !== undefined; name = free.pop()) {
    waiting.delete(name);
    for (const follower of followers.get(name) ?? []) {
      const after = waiting.get(follower);
      after?.delete(name);
      if (after?.size === 0) free.push(follower);
    }
  }
  const [start] = waiting.keys();
  if (start === undefined) return;
  const path: string[] = [];
  let current = start;
  while (!path.includes(current)) {
    path.push(current);
    const [next] = waiting.get(current) ?? [];
    if (next === undefined) return;
    current = next;
  }
  const circle = [...path.slice(path.indexOf(current)), current];
  const node = graph.find((stage) => stage.node.name.text === current)?.node;
  if (node !== undefined) context.report.add(planMessages.create('stage-circle', { circle }, at(context, node.name)));
}
