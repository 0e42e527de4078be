/** Plans and stages as snippets that fit a fleet: together their stages reach all of it, and no server twice. */
import { type Level, pluralOfLevel, type Topology, type TopologyNode } from '../../program/index.ts';
import { countOfLevel, indexOf, levelsOf } from '../../semantics/index.ts';
import { stagesOf, stepsOf } from '../../semantics/plans/walk-steps.ts';
import type { Channel, Quantity, Selector, Stage } from '../../syntax/tree.ts';
import { fleetOf } from '../names/fleets.ts';
import { writtenName } from '../names/index.ts';
import { declarationAt } from '../names/visible.ts';
import { dividing, fleetsAt, outermostOf, unitOf } from './fleet.ts';
import { namesAt } from './names.ts';
import type { Place } from './place.ts';
import { without } from './snippets.ts';

const BAKE = 'wait <24h>\ngate <health>';
const LOOK = 'wait <4h>\ngate <health>';

/** So many pieces go one after the other, each looked at: of more gates some would give alarm without a reason. */
const MOST_IN_A_ROW = 12;

/** By so much the change grows from one look to the next. */
const PERCENTS_OF_GROWTH = [0.001, 0.01, 0.1, 1, 10, 100];
const MOST_GROWTH = 20;

/** A plan of two stages: a little of the fleet, and the rest. Without a fleet or a model to name it names none. */
export function planSnippet(place: Place, snippet: string): string {
  const topology = fleetOfNewPlan(place);
  const fitting = topology === undefined || topology.servers < 1 ? snippet : onFleet(headOf(snippet), topology);
  const named = namesAt(place, 'topology').length > 0 ? fitting : without(fitting, 'on');
  return namesAt(place, 'model').length > 0 ? named : without(named, 'using');
}

/** The fleet that a plan which is only begun would name first. */
function fleetOfNewPlan(place: Place): Topology | undefined {
  const location = namesAt(place, 'topology')[0]?.location;
  const file = location === undefined ? undefined : place.sources.files.get(location.path);
  const node = file?.tree.declarations.find(
    (each) => each.kind === 'topology' && each.name.span.start === location?.span.start,
  );
  if (file === undefined || node?.kind !== 'topology') return undefined;
  return fleetOf(place.sources, { node, file }).checked.topology;
}

const headOf = (snippet: string): string => snippet.slice(0, snippet.indexOf('{'));

function onFleet(head: string, topology: Topology): string {
  const written = (...stages: readonly string[]): string =>
    `${head}{\n  ${mostDown(topology)}\n\n${stages.map(indented).join('\n\n')}\n}`;
  if (topology.servers === 1) return written(stageOf('all', `deploy all\n${BAKE}`));
  return written(stageOf('first', littleOf(topology)), stageOf('rest', restOf(topology, firstOf(topology))));
}

const stageOf = (name: string, steps: string): string => `stage <${name}> {\n${indented(steps)}\n}`;

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, '  ');

/** A quarter, where that is a server at least. */
function mostDown(topology: Topology): string {
  const unit = unitOf(levelsWithin(topology));
  const [least, per] = unit === 'server' ? [topology.servers, ''] : [leastOf(topology, unit), ` per ${unit}`];
  return `maxDown <${least < 4 ? '1 server' : '25%'}>${per}`;
}

/** Servers of the smallest node of a level that the fleet has. */
function leastOf(topology: Topology, level: Level): number {
  if (level === 'server') return 1;
  return indexOf(topology).nodes.reduce(
    (least, { node }) => (node.level === level ? Math.min(least, node.servers) : least),
    topology.servers,
  );
}

/** Where the fewest would notice. */
function littleOf(topology: Topology): string {
  const quietest = quietestOf(topology);
  return `deploy <1 ${firstOf(topology)}>${quietest === undefined ? '' : ` in ${quietest}`}\n${BAKE}`;
}

/** Of what one is deployed to before anybody looks: a cluster or a rack; of what is larger, only where there are many. */
function firstOf(topology: Topology): Level {
  const unit = unitOf(levelsWithin(topology));
  const enough = unit === 'cluster' || unit === 'rack' ? 2 : 10;
  return countOfLevel(topology, unit) >= enough ? unit : 'server';
}

const levelsWithin = (topology: Topology): ReadonlySet<Level> => new Set(levelsOf(topology));

/** The part of the fleet with the least load, as it is written; undefined where all have as much, or there are no parts. */
function quietestOf(topology: Topology): string | undefined {
  const loaded = dividing(topology).map((node) => ({ node, load: node.traffic ?? node.servers / topology.servers }));
  const [first] = loaded;
  if (first === undefined || loaded.every(({ load }) => load === first.load)) return undefined;
  const { node } = loaded.reduce((least, each) => (each.load < least.load ? each : least));
  return writtenName(node.indexed ? `${node.name}-1` : node.name, 'node');
}

/** Piece by piece, or by shares that grow, each looked at. */
function restOf(topology: Topology, first: Level): string {
  const out = leastOf(topology, first) / topology.servers;
  const pieces = piecesOf(topology);
  if (pieces !== undefined && pieces.most <= MOST_GROWTH * out) return eachOf(pieces.level);
  const shares = PERCENTS_OF_GROWTH.filter((percent) => percent >= 200 * out).map((percent) => `${percent}%`);
  if (shares.length < 2) return `deploy remaining\n${BAKE}`;
  const levels = countOfLevel(topology, first) >= 100 ? pluralOfLevel(first) : 'servers';
  return `ramp to <${shares.join(', ')}> of ${levels} {\n${indented(LOOK)}\n}`;
}

const eachOf = (level: Level): string => `each ${level} in remaining {\n${indented(`deploy here\n${LOOK}`)}\n}`;

/** Nodes of one level that are all of the fleet, few enough to go one after the other, and the share of the largest; undefined where there are none such. */
function piecesOf(topology: Topology): { readonly level: Level; readonly most: number } | undefined {
  const nodes = dividing(topology);
  const level = levelOf(nodes);
  if (level === undefined || level === 'server' || countOfLevel(topology, level) > MOST_IN_A_ROW) return undefined;
  const most = nodes.reduce((largest, { servers }) => Math.max(largest, servers), 0);
  return { level, most: most / topology.servers };
}

/** The level that all of them have. */
function levelOf(nodes: readonly TopologyNode[]): Level | undefined {
  const [level, ...others] = new Set(nodes.map((node) => node.level));
  return others.length === 0 ? level : undefined;
}

/** A stage with steps that can be taken where it stands: what is left, a little where other stages follow, none where nothing is left. */
export function stageSnippet(place: Place, snippet: string): string {
  const [name = ''] = snippet.split(' {', 1);
  return `${name} {\n${indented(stepsFor(place))}<>\n}`;
}

function stepsFor(place: Place): string {
  const [fleet] = fleetsAt(place);
  const plan = declarationAt(place.file, place.offset);
  if (fleet === undefined || plan?.kind !== 'plan') return BAKE;
  const stages = stagesOf(plan);
  const above = stages.filter(({ span }) => span.end <= place.offset);
  if (above.some(takesTheRest)) return BAKE;
  const { topology } = fleet.checked;
  if (above.length === 0) return littleOf(topology);
  if (above.length < stages.length) return `deploy <1 ${firstOf(topology)}>\n${BAKE}`;
  const pieces = piecesOf(topology);
  return pieces === undefined ? `deploy <remaining>\n${BAKE}` : eachOf(pieces.level);
}

/** Whether nothing is left behind it to deploy to. */
function takesTheRest(stage: Stage | Channel): boolean {
  return stepsOf(stage).some((step) => {
    if (step.kind === 'ramp') return step.filters.length === 0 && isWhole(step.amounts.at(-1));
    return (step.kind === 'deploy' || step.kind === 'each') && isAllOf(step.selector);
  });
}

const isWhole = (share: Quantity | undefined): boolean => share?.kind === 'percent' && share.value === 1;

function isAllOf({ clauses }: Selector): boolean {
  return clauses.some(
    (clause) =>
      (clause.kind === 'all-selection' || clause.kind === 'remaining-selection') && clause.filters.length === 0,
  );
}

/** Stages side by side, one for each part of the fleet. */
export function parallelSnippet(place: Place, snippet: string): string {
  if (outermostOf(place).length < 2 || stepsFor(place) === BAKE) return snippet;
  // The names that there are take the place of these.
  const stages = [
    stageOf('a', `deploy remaining in <us-west>\n${BAKE}`),
    stageOf('b', `deploy remaining in <us-east>\n${BAKE}`),
  ];
  return `parallel {\n${indented(stages.join('\n'))}\n}`;
}
