/** What a file declares, and what stands in it, as a tree. */

import type { SourceFile } from '../semantics/index.ts';
import { itemsOf } from '../semantics/once.ts';
import { isStep, stagesOf } from '../semantics/plans/walk-steps.ts';
import type {
  Audience,
  Bug,
  Channel,
  Declaration,
  Health,
  Model,
  Name,
  Plan,
  Scenario,
  Stage,
} from '../syntax/tree.ts';
import { modelItems } from './names/around.ts';
import { headOf } from './names/detail.ts';
import type { NameKind } from './names/kinds.ts';
import { fleetSymbols, serversText } from './outline/fleet.ts';
import { type DocumentSymbol, symbolOf, type Written } from './outline/symbol-of.ts';

export type { DocumentSymbol } from './outline/symbol-of.ts';

/** In the order in which they stand; each holds its name and all that stands in it. Also of a file that is broken. */
export function documentSymbols(file: SourceFile): readonly DocumentSymbol[] {
  return file.tree.declarations.flatMap((node) => symbolsOf(file, node));
}

function symbolsOf(file: SourceFile, node: Declaration): readonly DocumentSymbol[] {
  const detail = restOf(file, node);
  switch (node.kind) {
    case 'import':
      return [];
    case 'retired-flags':
      return node.flags.map((name) => symbolOf('flag', name, { span: name.span }, 'retired'));
    case 'topology': {
      const items = node.source?.kind === 'topology-block' ? node.source.items : [];
      const nodes = itemsOf(items, 'fleet-node');
      const servers = nodes.length === 0 ? detail : serversText(nodes);
      return [symbolOf('topology', node.name, node, servers, fleetSymbols(nodes))];
    }
    case 'audience':
      return [symbolOf('audience', node.name, node, detail === '' ? '' : `${detail} users`, ringsOf(file, node))];
    case 'health':
      return [symbolOf('health', node.name, node, detail, metricsOf(file, node))];
    case 'model':
    case 'scenario':
      return [symbolOf(node.kind, node.name, node, detail, modelling(file, node))];
    case 'plan':
      return [symbolOf('plan', node.name, node, detail, planning(file, node))];
    case 'service':
    case 'flag': {
      const [first] = node.items;
      return [symbolOf(node.kind, node.name, node, first === undefined ? '' : headOf(file.text, first))];
    }
    case 'policy':
      return [symbolOf('policy', node.name, node, detail)];
  }
}

/** What stands after the name, up to the block: `on prod using typical`. */
function restOf({ text }: SourceFile, { name, span, doc }: Partial<Named> & Written): string {
  if (name === undefined || name.span.end > span.end) return '';
  return headOf(text, { span: { start: Math.max(span.start, name.span.end), end: span.end }, doc });
}

interface Named {
  readonly name: Name;
}

/** A sentence with a name, and what is said after it. */
function sentence(file: SourceFile, kind: NameKind, node: Named & Written): DocumentSymbol {
  return symbolOf(kind, node.name, node, restOf(file, node));
}

function ringsOf(file: SourceFile, { rings }: Audience): readonly DocumentSymbol[] {
  return rings.map((ring) => sentence(file, 'ring', ring));
}

function metricsOf(file: SourceFile, { items }: Health): readonly DocumentSymbol[] {
  return itemsOf(items, 'metric').map((metric) => {
    const threshold = itemsOf(metric.items, 'threshold')[0];
    return symbolOf('metric', metric.name, metric, threshold === undefined ? '' : headOf(file.text, threshold));
  });
}

function modelling(file: SourceFile, node: Model | Scenario): readonly DocumentSymbol[] {
  return modelItems(node).flatMap((item): readonly DocumentSymbol[] => {
    switch (item.kind) {
      case 'bug':
        return [bugSymbol(file, item)];
      case 'at-most-one':
        return item.bugs.map((bug) => bugSymbol(file, bug));
      case 'gate-numbers':
      case 'watch-numbers': {
        const word = item.kind === 'gate-numbers' ? 'gate' : 'watch';
        return [symbolOf('check', item.check, item, word)];
      }
      default:
        return [];
    }
  });
}

function bugSymbol({ text }: SourceFile, bug: Bug): DocumentSymbol {
  const present = itemsOf(bug.items, 'present')[0];
  return symbolOf('bug', bug.name, bug, present === undefined ? '' : headOf(text, present));
}

function planning(file: SourceFile, node: Plan): readonly DocumentSymbol[] {
  const params = itemsOf(node.items, 'param').map((param) => sentence(file, 'param', param));
  return [...params, ...stagesOf(node).map((stage) => stageSymbol(file, stage))].sort(
    (a, b) => a.span.start - b.span.start,
  );
}

/** With its first step. */
function stageSymbol(file: SourceFile, stage: Stage | Channel): DocumentSymbol {
  const first = stage.items.find(isStep);
  const detail = first === undefined ? restOf(file, stage) : headOf(file.text, first);
  return symbolOf('stage', stage.name, stage, detail);
}
