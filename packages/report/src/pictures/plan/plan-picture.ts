/** A plan as a picture that can be followed: stages as lanes, steps as boxes, ways back dashed. */
import { type Graph, type GraphBox, graphOf, type Machine } from '@rollout/compiler';
import { counted } from '../../text/counted.ts';
import { NARROWEST, WIDEST } from '../../text/picture-width.ts';
import { printable } from '../../text/printable.ts';
import type { Picture, Table } from '../picture.ts';
import { drawPlan } from './draw/plan.tsx';
import { graphviz } from './place/graphviz.ts';
import { placePlan } from './place/place-plan.ts';
import { reachOf } from './view/captions.ts';
import { planView } from './view/plan-view.ts';
import { wholeWayText } from './view/view.ts';
import { boxesOf, waysOf } from './view/ways.ts';

/** Loads Graphviz; what it gives draws without waiting. */
export async function planPicture(machine: Machine): Promise<Picture> {
  const layOut = await graphviz();
  const graph = printable(graphOf(machine));
  const view = planView(graph);
  return {
    name: 'plan',
    title: `The plan ${graph.title}`,
    description: descriptionOf(graph),
    notes: view.notes,
    table: tableOf(graph),
    draw: (frame) => {
      const width = Math.min(Math.max(frame.width, NARROWEST), WIDEST);
      return drawPlan(placePlan(view, width, layOut), { ...frame, width });
    },
  };
}

/** In characters: longer lists of stages are no help to those who listen. */
const LONGEST_LIST = 120;

function descriptionOf({ lanes, boxes }: Graph): string {
  const all = lanes.flatMap(boxesOf);
  const gates = all.filter(({ shape }) => shape === 'gate').length;
  const ends = boxes.filter(({ shape }) => shape === 'end').map(({ text }) => text);
  const noReturn = all.some(({ shape }) => shape === 'no-return') ? ' It has a point of no return.' : '';
  const listed = lanes.map(({ name }) => name).join(', ');
  const names = listed.length <= LONGEST_LIST ? `: ${listed}` : '';
  return `${counted(lanes.length, 'stage')}${names}. ${counted(gates, 'gate')}. It ends ${ends.join(' or ')}.${noReturn}`;
}

function tableOf(graph: Graph): Table {
  const { bySteps } = waysOf(graph);
  const row = (stage: string, box: GraphBox): readonly string[] => [
    stage,
    box.text,
    reachOf(box, graph),
    (bySteps.get(box.id) ?? []).map(wholeWayText).join('; '),
  ];
  return {
    columns: [
      { title: 'stage', align: 'left' },
      { title: 'step', align: 'left' },
      { title: 'reaches', align: 'left' },
      { title: 'what it leads to', align: 'left' },
    ],
    rows: graph.lanes.flatMap((lane) => boxesOf(lane).map((box) => row(lane.name, box))),
  };
}
