/** What of a plan's graph is to be drawn. */
import type { Graph, GraphShape, StageLane } from '@rollout/compiler';
import { counted } from '../../../text/counted.ts';
import { formatCount } from '../../../text/number.ts';
import { blockOf, type Folded, limitsFor, linesOf } from './blocks.ts';
import { serversText, shareText, usersText } from './captions.ts';
import { groupStages, type StageGroup } from './fold-stages.ts';
import { type EndView, type LaneView, type PlanView, type Way, wholeWayText } from './view.ts';
import { boxesOf, joinWays, type WaysOfGraph, waysOf } from './ways.ts';

export function planView(graph: Graph): PlanView {
  const ways = waysOf(graph);
  const groups = groupStages(graph.lanes, ways);
  const laneOfStage = new Map(groups.flatMap((group, index) => group.map((stage) => [stage, index] as const)));
  const shown = groups.flatMap((group) => (group.length === 1 ? (graph.lanes[group[0] ?? 0] ?? []) : []));
  const boxes = shown.reduce((sum, lane) => sum + boxesOf(lane).length, 0);
  const folded: Folded = { limits: limitsFor(boxes), steps: 0, blocks: 0 };
  const drafts = groups.map((group, lane): LaneView => {
    const stages = group.flatMap((index) => graph.lanes[index] ?? []);
    const after = new Set(
      stages
        .flatMap((stage) => stage.after.flatMap((index) => laneOfStage.get(index) ?? []))
        .filter((at) => at !== lane),
    );
    return { ...laneOf(graph, stages, group, ways, folded), after: [...after].sort((a, b) => a - b) };
  });
  const everywhere = sharedBy(drafts);
  const shared = new Set(everywhere.map(lookOf));
  return {
    title: graph.title,
    lanes: drafts.map((lane) => ({ ...lane, ways: lane.ways.filter((way) => !shared.has(lookOf(way))) })),
    ends: endsOf(graph),
    everywhere,
    notes: notesOf(graph, groups, folded),
  };
}

function laneOf(
  graph: Graph,
  stages: readonly StageLane[],
  group: StageGroup,
  ways: WaysOfGraph,
  folded: Folded,
): Omit<LaneView, 'after'> {
  const [first] = stages;
  const last = stages.at(-1);
  if (first === undefined || last === undefined) throw new Error('A lane stands for at least one stage.');
  const servers = stages.reduce((sum, stage) => sum + stage.servers, 0);
  const isBeside = stages.length > 1 && String(first.after) === String(last.after);
  const soFar = isBeside ? first.serversSoFar - first.servers + servers : last.serversSoFar;
  const reachesUsers = last.usersSoFar !== null && graph.users !== null && servers === 0;
  const facts: string[] = [];
  if (first.ring !== null && stages.length === 1) facts.push(`channel for ${first.ring}`);
  if (servers > 0)
    facts.push(`${formatCount(servers)} of ${serversText(graph.servers)}`, `${shareText(soFar, graph.servers)} so far`);
  else if (reachesUsers)
    facts.push(`${shareText(last.usersSoFar ?? 0, graph.users ?? 0)} of ${usersText(graph.users ?? 0)} so far`);
  const share = servers > 0 ? soFar / graph.servers : reachesUsers ? (last.usersSoFar ?? 0) / (graph.users ?? 1) : null;
  const own = joinWays(
    stages.flatMap(({ boxes }) => ways.byStages.get(boxes.find(({ shape }) => shape !== 'no-return')?.id ?? '') ?? []),
  );
  if (stages.length === 1) {
    const mark = linesOf([first.name, ...facts, ...own.map(wholeWayText)]);
    return {
      id: first.id,
      name: first.name,
      facts,
      share,
      block: blockOf(graph, first, ways, folded),
      ways: own,
      mark,
      part: { kind: 'stage', name: first.name },
    };
  }
  const name = `${first.name} … ${last.name}`;
  const isAlike = stages.every(
    ({ boxes }) => String(boxes.map(({ shape }) => shape)) === String(first.boxes.map(({ shape }) => shape)),
  );
  const text = `${stages.length} stages${isAlike ? ', alike' : ''}`;
  const inner = stages.flatMap(({ boxes }) => boxes);
  const within = new Set(inner.map(({ id }) => id));
  const id = `${first.id}_to_${last.id}`;
  return {
    id,
    name,
    facts: [text, ...facts],
    share,
    ways: own,
    mark: linesOf([name, text, ...facts]),
    part: { kind: 'stage', name: first.name },
    block: {
      cells: [
        {
          kind: 'box',
          id: `${id}_more`,
          shape: 'fold',
          text: isAlike
            ? inner
                .slice(0, first.boxes.length)
                .map((box) => KINDS[box.shape])
                .join(', ')
            : `${formatCount(inner.length)} steps`,
          caption: `${isAlike ? 'each of' : 'in'} ${group.length} stages`,
          mark: linesOf([name, ...first.boxes.map((box) => box.text), '…']),
          part: { kind: 'stage', name: first.name },
        },
      ],
      ways: joinWays(
        joinWays(inner.flatMap((box) => ways.bySteps.get(box.id) ?? [])).map((way) => ({
          ...way,
          from: [`${id}_more`],
          to: way.to.kind === 'cell' && within.has(way.to.id) ? { ...way.to, id: `${id}_more`, name: '' } : way.to,
        })),
      ),
      turns: [],
    },
  };
}

const KINDS: Readonly<Record<GraphShape, string>> = {
  deploy: 'deploy',
  wait: 'wait',
  gate: 'gate',
  each: 'each',
  pull: 'pull',
  train: 'train',
  schema: 'schema',
  act: 'run',
  'no-return': 'point of no return',
  back: 'back',
  ask: 'ask',
  start: 'start',
  end: 'end',
};

/** What every one of several lanes does about triggers of the whole stage. */
function sharedBy(lanes: readonly LaneView[]): Way[] {
  const [first, ...others] = lanes;
  if (first === undefined || others.length === 0) return [];
  const known = others.map(({ ways }) => new Set(ways.map(lookOf)));
  return first.ways.filter((way) => known.every((looks) => looks.has(lookOf(way))));
}

/** A way back leads into its own stage: for all of them alike. */
function lookOf({ label, to }: Way): string {
  return JSON.stringify([label, to.kind === 'end' ? to.id : to.kind]);
}

function endsOf(graph: Graph): EndView[] {
  const boxes = new Map(graph.boxes.map((box) => [box.id, box]));
  return graph.boxes.flatMap(({ id, shape, text }): EndView[] => {
    if (shape !== 'end') return [];
    const back = graph.arrows.find(({ way, to }) => way === 'end' && to === id);
    return [{ id, name: text, how: back === undefined ? '' : (boxes.get(back.from)?.text ?? '') }];
  });
}

function notesOf({ lanes }: Graph, groups: readonly StageGroup[], folded: Folded): string[] {
  const summed = groups
    .filter((group) => group.length > 1)
    .map((group) => {
      const [from, to] = [lanes[group[0] ?? 0]?.name, lanes[group.at(-1) ?? 0]?.name];
      return `The ${group.length} stages from ${from} to ${to} are one lane.`;
    });
  return [
    'Diamonds are gates, pale boxes wait, dashed lines are what the plan does when something is wrong. A sentence that runs several times (× 3) is one box.',
    ...summed,
    ...(folded.steps > 0
      ? [
          `${counted(folded.steps, 'step')} in the middle of long blocks ${folded.steps === 1 ? 'is' : 'are'} summed up.`,
        ]
      : []),
    ...(folded.blocks > 0
      ? [`${counted(folded.blocks, 'block')} deep within others ${folded.blocks === 1 ? 'is' : 'are'} summed up.`]
      : []),
  ];
}
