/** A fleet from a CSV table: a row is a group of servers, its cells the names of the nodes around it. */
import type { LabelValue, Level, Location, TopologyNode } from '../../program/index.ts';
import type { TopologyTable } from '../../syntax/tree.ts';
import { nameMessages } from '../messages/names.ts';
import { tableMessages } from '../messages/tables.ts';
import { topologyMessages } from '../messages/topologies.ts';
import { at, type Context } from '../report.ts';
import { createFindings, type TableFindings } from '../tables/findings.ts';
import { type CsvRow, readCsv } from '../tables/read-csv.ts';
import type { Tables } from '../tables/tables.ts';
import { type BuildState, countNode, sumServers } from './build-state.ts';
import { MOST_NODES, MOST_SERVERS } from './fleet-size.ts';
import { createSiblingNames, type SiblingNames } from './sibling-names.ts';
import { type Columns, readColumns } from './table-columns.ts';

/** A node while the rows are read. */
interface Draft {
  readonly level: Level;
  readonly name: string;
  readonly count: number;
  readonly indexed: boolean;
  readonly location: Location;
  /** Made with the first child: most nodes of a large table have none. */
  inside: { readonly children: Map<string, Draft>; readonly names: SiblingNames } | null;
  /** The line whose group it is; null: it only stands around others. */
  line: number | null;
  servers: number | null;
  own: ReadonlyMap<string, LabelValue>;
}

interface Reader {
  readonly state: BuildState;
  readonly columns: Columns;
  readonly findings: TableFindings;
}

export function buildFromTable(
  context: Context,
  state: BuildState,
  tables: Tables,
  node: TopologyTable,
): readonly TopologyNode[] {
  const before = context.report.problems();
  const nodes = readTable(context, state, tables, node);
  state.incomplete = context.report.problems() > before;
  return nodes;
}

function readTable(context: Context, state: BuildState, tables: Tables, node: TopologyTable): readonly TopologyNode[] {
  if (node.path === undefined) {
    context.report.missing();
    return [];
  }
  const asset = tables.find(context, node.path);
  if (asset === undefined) return [];
  const { header, rows } = readCsv(asset.text);
  const findings = createFindings(context.report, asset.path);
  if (header === undefined || rows.length === 0) {
    context.report.add(tableMessages.create('empty-table', { path: asset.path }, at(context, node.path)));
    return [];
  }
  const beyond = rows[MOST_NODES];
  if (beyond !== undefined) {
    // Every row is at least one node: what is too long is not built first.
    findings.add(topologyMessages.create('too-many-nodes', { name: state.topology }, findings.at(beyond)));
    return [];
  }
  const columns = readColumns(header, rows, findings, asset.path);
  if (columns === null) return [];
  const reader: Reader = { state, columns, findings };
  noteLabels(reader, header);
  // Stands for the fleet as a whole: its own level and name are never read.
  const top = draft('region', '', 1, false, findings.at(header));
  for (const row of rows) if (!readRow(reader, top, row)) break;
  findings.close();
  return finish(reader, top, {});
}

function draft(level: Level, name: string, count: number, indexed: boolean, location: Location): Draft {
  return { level, name, count, indexed, location, inside: null, line: null, servers: null, own: NO_LABELS };
}

const NO_LABELS: ReadonlyMap<string, LabelValue> = new Map();

/** Takes in one row; false: there are more nodes than a fleet may have. */
function readRow(reader: Reader, top: Draft, row: CsvRow): boolean {
  const { columns, findings, state } = reader;
  const location = findings.at(row);
  const problem = row.problem ?? cellProblem(row, columns);
  if (problem !== null) {
    findings.add(tableMessages.create('broken-row', { line: row.line, problem }, location));
    return true;
  }
  let group = top;
  const address: string[] = [];
  for (const { level, place } of columns.levels) {
    const cell = row.cells[place] ?? '';
    if (cell === '') continue;
    address.push(cell);
    const next = childOf(reader, group, level, cell, row);
    if (next === 'too-many') return false;
    if (next === null) return true;
    group = next;
  }
  if (group === top) {
    const names = columns.levels.map(({ level }) => `\`${level}\``).join(', ');
    const args = { line: row.line, problem: `there is no name in ${names}.` };
    findings.add(tableMessages.create('broken-row', args, location));
    return true;
  }
  if (group.line !== null) {
    const args = { line: row.line, address: address.join('/'), first: group.line };
    findings.add(tableMessages.create('duplicate-row', args, location));
    return true;
  }
  group.line = row.line;
  group.servers = serversOf(reader, row);
  group.own = labelsOf(columns, row);
  return group.servers === null || countNode(state, location);
}

function cellProblem(row: CsvRow, columns: Columns): string | null {
  if (row.cells.length === columns.count) return null;
  return `there are ${row.cells.length} cells under ${columns.count} headers.`;
}

function childOf(reader: Reader, parent: Draft, level: Level, cell: string, row: CsvRow): Draft | 'too-many' | null {
  const key = `${level} ${cell}`;
  parent.inside ??= { children: new Map(), names: createSiblingNames() };
  const { children, names } = parent.inside;
  const known = children.get(key);
  if (known !== undefined) return known;
  const { findings, state } = reader;
  const location = findings.at(row);
  if (!countNode(state, location)) return 'too-many';
  const { name, count, indexed } = readNodeName(cell);
  if (count < 1 || count > MOST_SERVERS || name === '') {
    const args = {
      line: row.line,
      column: level,
      value: cell,
      expected: 'a name, or a name and a count such as `web[4]`,',
    };
    findings.add(tableMessages.create('cell-value', args, location));
    return null;
  }
  if (names.take(name, indexed, count, location) !== null) {
    findings.add(nameMessages.create('duplicate-node', { name: cell }, location));
    return null;
  }
  const child = draft(level, name, count, indexed, location);
  children.set(key, child);
  return child;
}

/** `web[4]` is four nodes, as in a topology that is written out. */
function readNodeName(cell: string): { readonly name: string; readonly count: number; readonly indexed: boolean } {
  const match = /^(.*?)\s*\[\s*([0-9]{1,15})\s*\]$/.exec(cell);
  if (match === null) return { name: cell, count: 1, indexed: false };
  return { name: match[1] ?? '', count: Number(match[2]), indexed: true };
}

/** null: the table has no column `servers`, or the cell is empty: the group is one server. */
function serversOf({ columns, findings, state }: Reader, row: CsvRow): number | null {
  if (columns.servers === null) return null;
  const cell = row.cells[columns.servers] ?? '';
  if (cell === '') return null;
  const digits = cell.replaceAll('_', '');
  if (!/^[0-9]+$/.test(digits) || Number(digits) < 1) {
    const args = { line: row.line, column: 'servers', value: cell, expected: 'a whole number of at least 1' };
    findings.add(tableMessages.create('cell-value', args, findings.at(row)));
    return null;
  }
  const servers = Number(digits);
  if (servers <= MOST_SERVERS) return servers;
  if (!state.tooManyServers) {
    state.tooManyServers = true;
    findings.add(topologyMessages.create('too-many-servers', { name: cell }, findings.at(row)));
  }
  return MOST_SERVERS;
}

function labelsOf(columns: Columns, row: CsvRow): ReadonlyMap<string, LabelValue> {
  if (columns.labels.length === 0) return NO_LABELS;
  const own = new Map<string, LabelValue>();
  for (const { name, place, isNumber } of columns.labels) {
    const cell = row.cells[place] ?? '';
    if (cell !== '') own.set(name, isNumber ? Number(cell) : cell);
  }
  return own;
}

function noteLabels({ state, columns, findings }: Reader, header: CsvRow): void {
  for (const { name, isNumber, words } of columns.labels) {
    const location = findings.at(header);
    state.labels.set(name, { kind: isNumber ? 'number' : 'word', location, words: new Set(words) });
  }
}

function finish(reader: Reader, parent: Draft, around: Readonly<Record<string, LabelValue>>): TopologyNode[] {
  const nodes = [...(parent.inside?.children.values() ?? [])].map((child) => finishOne(reader, child, around));
  if (parent.servers !== null) nodes.unshift(serverNode(parent, parent.servers, around));
  return nodes;
}

function finishOne(reader: Reader, node: Draft, around: Readonly<Record<string, LabelValue>>): TopologyNode {
  const labels = node.own.size === 0 ? around : { ...around, ...Object.fromEntries(node.own) };
  const nodes = finish(reader, node, labels);
  const { level, name, count, indexed, location } = node;
  const servers = nodes.length === 0 ? 1 : sumServers(reader.state, nodes, name, location);
  return plainNode({ level, name, count, indexed, servers, labels, nodes, location });
}

function serverNode({ location }: Draft, count: number, labels: Readonly<Record<string, LabelValue>>): TopologyNode {
  return plainNode({ level: 'server', name: 'server', count, indexed: true, servers: 1, labels, nodes: [], location });
}

type Known = 'level' | 'name' | 'count' | 'indexed' | 'servers' | 'labels' | 'nodes' | 'location';

/** A node with nothing but what a table can say. */
function plainNode({
  level,
  name,
  count,
  indexed,
  servers,
  labels,
  nodes,
  location,
}: Pick<TopologyNode, Known>): TopologyNode {
  return {
    level,
    name,
    doc: '',
    count,
    indexed,
    servers,
    locatedIn: null,
    timezone: null,
    upgradeDomains: null,
    labels,
    traffic: null,
    fails: null,
    nodes,
    location,
  };
}
