/** What at a place of a file selects servers. */
import { pathTo, type SourceFile, type Tree } from '@rollout/language';

export type SelectingSentence =
  | Tree.Deploy
  | Tree.Each
  | Tree.Ramp
  | Tree.ShiftTraffic
  | Tree.Window
  | Tree.Freeze
  | Tree.Exclusive
  | Tree.Order
  | Tree.Service
  | Tree.DownAt;

/** A sentence of a scenario, by its number among those of its kind. */
export interface InScenario {
  readonly name: string;
  readonly index: number;
}

export interface Selecting {
  readonly sentence: SelectingSentence;
  /** The selector, or what of a ramp says how many. */
  readonly span: Tree.Span;
  readonly scenario: InScenario | undefined;
}

/** The innermost sentence around an offset whose selector, places or amounts hold it, or, of a step, the words in front of these. */
export function selectingAt(file: SourceFile, offset: number): Selecting | undefined {
  const path = pathTo(file, { start: offset, end: offset });
  for (const { node } of path.toReversed()) {
    const span = spanOf(node);
    if (span === undefined) continue;
    const inside = (isStep(node) ? node.span.start : span.start) <= offset && offset <= span.end;
    if (!inside) return undefined;
    // Only sentences that select have such a span.
    return { sentence: node as SelectingSentence, span, scenario: scenarioOf(path, node) };
  }
  return undefined;
}

function isStep({ kind }: Tree.SyntaxNode): boolean {
  return kind === 'deploy' || kind === 'each' || kind === 'ramp' || kind === 'shift-traffic';
}

function scenarioOf(path: ReturnType<typeof pathTo>, sentence: Tree.SyntaxNode): InScenario | undefined {
  const scenario = path.find(({ node }) => node.kind === 'scenario')?.node;
  if (scenario?.kind !== 'scenario') return undefined;
  const alike = scenario.items.filter(({ kind }) => kind === sentence.kind);
  return { name: scenario.name.text, index: alike.findIndex(({ span }) => span === sentence.span) };
}

/** What of a node selects; undefined for nodes that select nothing. */
function spanOf(node: Tree.SyntaxNode): Tree.Span | undefined {
  switch (node.kind) {
    case 'deploy':
    case 'each':
    case 'down-at':
      return node.selector.span;
    case 'shift-traffic':
      return node.in?.span;
    case 'window':
    case 'freeze':
      return node.for?.span;
    case 'exclusive':
      return node.among?.span;
    case 'order': {
      const [first] = node.places;
      return first === undefined ? undefined : { start: first.span.start, end: node.places.at(-1)?.span.end ?? 0 };
    }
    case 'service': {
      const on = node.items.find((item) => item.kind === 'runs-on');
      return on?.kind === 'runs-on' ? on.selector.span : undefined;
    }
    case 'ramp': {
      const [first] = node.amounts;
      if (first === undefined) return undefined;
      const ends = [...node.amounts, ...(node.level === undefined ? [] : [node.level]), ...node.filters];
      return { start: first.span.start, end: Math.max(...ends.map(({ span }) => span.end)) };
    }
    default:
      return undefined;
  }
}
