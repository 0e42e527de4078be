/** A graph with its stages summed up, for those who can only draw so much. */
import { plainBox } from './draft.ts';
import type { Arrow, Box, Graph, Lane, StageLane } from './graph.ts';

/**
 * The same graph with one box for each `stages` stages in a row. Arrows lead between those boxes, each once; what goes on inside one is left out.
 */
export function foldGraph(graph: Graph, stages: number): Graph {
  const folded: Box[] = [];
  const boxOf = new Map<string, string>();
  for (let from = 0; from < graph.lanes.length; from += stages) {
    const lanes = graph.lanes.slice(from, from + stages);
    const box = boxOfStages(lanes);
    if (box === null) continue;
    folded.push(box);
    for (const id of lanes.flatMap(idsIn)) boxOf.set(id, box.id);
  }
  const arrows = new Map<string, Arrow>();
  for (const arrow of graph.arrows) {
    const { label, way } = arrow;
    const [from, to] = [boxOf.get(arrow.from) ?? arrow.from, boxOf.get(arrow.to) ?? arrow.to];
    const isInside = from === to && boxOf.has(arrow.from);
    if (!isInside) arrows.set(JSON.stringify([from, to, label, way]), { from, to, label, way });
  }
  return { ...graph, boxes: [...graph.boxes, ...folded], lanes: [], arrows: [...arrows.values()] };
}

/** `canary: 3 steps`, or `s11 … s20: 10 stages`. */
function boxOfStages(lanes: readonly StageLane[]): Box | null {
  const [first] = lanes;
  const last = lanes.at(-1);
  if (first === undefined || last === undefined) return null;
  if (first !== last) return plainBox(first.id, `${first.name} … ${last.name}: ${lanes.length} stages`, 'act');
  const steps = idsIn(first).length;
  return plainBox(first.id, `${first.name}: ${steps} ${steps === 1 ? 'step' : 'steps'}`, 'act');
}

const idsIn = ({ boxes, lanes }: Lane): string[] => [...boxes.map(({ id }) => id), ...lanes.flatMap(idsIn)];
