/** The nodes of a topology in its outline. */
import { itemsOf } from '../../semantics/once.ts';
import type { FleetNode } from '../../syntax/tree.ts';
import { type DocumentSymbol, symbolOf } from './symbol-of.ts';

export function fleetSymbols(nodes: readonly FleetNode[]): readonly DocumentSymbol[] {
  return nodes.map((node) => {
    const inner = itemsOf(node.items, 'fleet-node');
    const { level } = node.level;
    const count = node.count?.kind === 'number' ? `[${node.count.text}]` : '';
    const called = { text: (node.name?.text ?? level) + count, span: node.name?.span ?? node.level.span };
    const detail = inner.length === 0 ? level : `${level}, ${serversText([node])}`;
    return symbolOf('node', called, node, detail, fleetSymbols(inner));
  });
}

/** "1,200 servers": as many as are written. */
export function serversText(nodes: readonly FleetNode[]): string {
  const servers = serversIn(nodes);
  return `${String(servers).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')} server${servers === 1 ? '' : 's'}`;
}

/** A node without nodes in it is one server. */
function serversIn(nodes: readonly FleetNode[]): number {
  return nodes.reduce((sum, { count, items }) => {
    const inner = itemsOf(items, 'fleet-node');
    const times = count?.kind === 'number' ? count.value : 1;
    return sum + times * (inner.length === 0 ? 1 : serversIn(inner));
  }, 0);
}
