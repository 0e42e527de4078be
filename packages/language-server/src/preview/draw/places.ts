/** Where in the source the parts are that a picture shows. */
import type { Location, TopologyNode } from '@rollout/language';
import { printableText } from '@rollout/report';
import type { Part } from '@rollout/report/pictures';
import { type Places, type PositionEncoding, placesIn } from '../../convert/places.ts';
import type { DrawnMark, DrawnPlace } from '../draw-request.ts';
import { declarationAround } from './declaration-around.ts';
import type { Shown } from './shown.ts';
import type { Subject } from './subject.ts';

/** Those whose places are known. */
export function placedMarks(marks: Shown['marks'], subject: Subject, encoding: PositionEncoding): readonly DrawnMark[] {
  const find = placesOfParts(subject);
  const places = openPlaces(subject.document.texts, encoding);
  return marks.flatMap(({ id, part }): DrawnMark[] => {
    const location = find(part);
    const file = location === undefined ? undefined : subject.document.files.get(location.path);
    if (location === undefined || file === undefined) return [];
    const { path, span } = location;
    const whole = part.kind === 'sentence' ? span : declarationAround(file, span);
    return [{ id, path, range: places(path).range(span), whole: places(path).range(whole) }];
  });
}

export function drawnPlace(
  { path, span }: Location,
  texts: ReadonlyMap<string, string>,
  encoding: PositionEncoding,
): DrawnPlace | null {
  if (!texts.has(path)) return null;
  return { path, range: openPlaces(texts, encoding)(path).range(span) };
}

/** Texts are looked through once. */
function openPlaces(texts: ReadonlyMap<string, string>, encoding: PositionEncoding): (path: string) => Places {
  const known = new Map<string, Places>();
  return (path) => {
    const places = known.get(path) ?? placesIn(texts.get(path) ?? '', encoding);
    known.set(path, places);
    return places;
  };
}

/** Texts of drawings are printable, and so the names of parts are. */
function placesOfParts({
  document: { program },
  plan,
  machine,
  sources,
}: Subject): (part: Part) => Location | undefined {
  const first = <T>(pairs: readonly (readonly [string, T])[]): Map<string, T> =>
    new Map([...pairs].reverse().map(([name, value]) => [printableText(name), value]));
  const stages = first(machine.stages.flatMap(({ name }, index) => pairOf(name, sources.stages[index])));
  const sentences = first(machine.steps.flatMap(({ source }, index) => pairOf(source, sources.steps[index])));
  const model = program?.models.find(({ name }) => name === plan.model);
  const topology = program?.topologies.find(({ name }) => name === machine.fleet.name);
  const bugs = first((model?.bugs ?? []).map(({ name, location }) => [name, location] as const));
  return (part) => {
    switch (part.kind) {
      case 'stage':
        return stages.get(part.name);
      case 'sentence':
        return sentences.get(part.source);
      case 'bug':
        return bugs.get(part.name);
      case 'expectation':
        return sources.expectations[part.index];
      case 'param':
        return plan.params.find(({ name }) => printableText(name) === part.name)?.location;
      // Values of several params, none of which is written yet.
      case 'point':
        return undefined;
      case 'node':
        return nodeAt(topology?.nodes ?? [], part.path)?.location;
    }
  };
}

/** A machine's nodes are those of its topology, in their order. */
function nodeAt(nodes: readonly TopologyNode[], [first, ...more]: readonly number[]): TopologyNode | undefined {
  const node = nodes[first ?? -1];
  return node === undefined || more.length === 0 ? node : nodeAt(node.nodes, more);
}

function pairOf<T>(name: string, value: T | undefined): (readonly [string, T])[] {
  return value === undefined ? [] : [[name, value]];
}
