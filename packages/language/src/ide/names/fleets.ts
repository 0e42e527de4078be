/** A topology as names look at it: its places, its labels and their values, each with where it is written. */

import { grouped } from '../../grouping.ts';
import type { TopologyNode } from '../../program/index.ts';
import { entriesOfPlace, type IndexedNode, type SourceFile } from '../../semantics/index.ts';
import type { Declared } from '../../semantics/names/scopes.ts';
import { createTables } from '../../semantics/tables/tables.ts';
import { checkTopology } from '../../semantics/topologies/check-topology.ts';
import type { CheckedTopology } from '../../semantics/topologies/checked-topology.ts';
import type { Topology } from '../../syntax/tree.ts';
import type { Sources } from '../sources.ts';
import { namesOfFile } from './file-names.ts';
import type { Definition } from './kinds.ts';
import { silentReport } from './silent-report.ts';

export interface Fleet {
  readonly checked: CheckedTopology;
  /** Where a node is written. */
  definitionOf(node: TopologyNode): Definition | undefined;
  /** Wherever a label of that name is given. */
  readonly labels: ReadonlyMap<string, readonly Definition[]>;
  /** Wherever a label is given a word, by label and word. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, readonly Definition[]>>;
}

interface Kept {
  /** The table from which it was made. */
  readonly table: string | undefined;
  readonly fleet: Fleet;
}

const fleets = new WeakMap<Topology, Kept>();

/** Made once for as long as neither the topology nor its table changes. */
export function fleetOf(sources: Sources, { node, file }: Declared<Topology>): Fleet {
  const path = tableOf(sources, node, file);
  const table = path === undefined ? undefined : sources.assets?.get(path);
  const known = fleets.get(node);
  if (known !== undefined && known.table === table) return known.fleet;
  const tables = createTables({ root: file.path, ...sources });
  const checked = checkTopology({ file, report: silentReport() }, tables, node);
  const fleet = path === undefined ? writtenFleet(checked, node, file) : tableFleet(checked, path);
  fleets.set(node, { table, fleet });
  return fleet;
}

/** The definitions that a segment of an address stands for, of all ways to read the address. */
export function placesAt(
  fleet: Fleet,
  address: { readonly segments: readonly string[]; readonly segment: number; readonly within: readonly string[] },
): readonly Definition[] {
  const readings = entriesOfPlace(fleet.checked.topology, address.segments, address.within);
  const entries = new Set(readings.flatMap((entries) => entries[address.segment] ?? []));
  return [...entries].flatMap(({ node }: IndexedNode) => fleet.definitionOf(node) ?? []);
}

/** The path of its table; undefined: it has none. */
function tableOf({ links }: Sources, { source }: Topology, file: SourceFile): string | undefined {
  if (source?.kind !== 'topology-table' || source.path === undefined) return undefined;
  return links.get(file.path)?.get(source.path.text) ?? undefined;
}

function writtenFleet(checked: CheckedTopology, node: Topology, file: SourceFile): Fleet {
  const { definitions, within } = namesOfFile(file);
  const byStart = new Map(definitions.flatMap((each) => (each.kind === 'node' ? [[each.span.start, each]] : [])));
  const given = within.get(node) ?? [];
  const labels = given.flatMap(({ definition }) => (definition?.kind === 'label' ? [definition] : []));
  const values = given.flatMap(({ of, definition }): readonly (readonly [string, Definition])[] =>
    definition?.kind === 'label-value' && of.kind === 'label' ? [[of.name.text, definition]] : [],
  );
  return {
    checked,
    definitionOf: ({ location }) => byStart.get(location.span.start),
    labels: grouped(labels, ({ name }) => name),
    values: mapped(
      grouped(values, ([label]) => label),
      (pairs) =>
        grouped(
          pairs.map(([, value]) => value),
          ({ name }) => name,
        ),
    ),
  };
}

/** A label is given where its column is named, and so are its words; a node in its row. */
function tableFleet(checked: CheckedTopology, path: string): Fleet {
  const { labels } = checked;
  const made = new Map<TopologyNode, Definition>();
  const inTable = (kind: Definition['kind'], name: string, span: Definition['span']): Definition => ({
    kind,
    name,
    path,
    span,
    whole: span,
    doc: '',
    node: undefined,
    file: undefined,
    given: 'table',
  });
  return {
    checked,
    definitionOf: (node) => {
      const known = made.get(node) ?? inTable('node', node.name, node.location.span);
      made.set(node, known);
      return known;
    },
    labels: mapped(labels, ({ location }, name) => [inTable('label', name, location.span)]),
    values: mapped(
      labels,
      ({ words, location }) => new Map([...words].map((word) => [word, [inTable('label-value', word, location.span)]])),
    ),
  };
}

function mapped<Key, From, To>(
  map: ReadonlyMap<Key, From>,
  change: (value: From, key: Key) => To,
): ReadonlyMap<Key, To> {
  return new Map([...map].map(([key, value]) => [key, change(value, key)]));
}
