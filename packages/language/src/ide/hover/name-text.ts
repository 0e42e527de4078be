/** What a name stands for. */
import type { Topology } from '../../program/index.ts';
import { type IndexedNode, indexOf, type SourceFile } from '../../semantics/index.ts';
import { topologiesAround } from '../names/around.ts';
import type { StandingName } from '../names/file-names.ts';
import { type Fleet, fleetOf } from '../names/fleets.ts';
import { type Definition, KIND_WORDS } from '../names/kinds.ts';
import { isBuiltIn, referentsOf } from '../names/referents.ts';
import { surroundingsOf } from '../names/surroundings.ts';
import type { Sources } from '../sources.ts';
import { argumentText, distributionText, statisticText } from './free-name-text.ts';
import { code, list, paragraphs } from './markdown.ts';
import { addressTold, nodeTold, topologyTold } from './named/fleet.ts';
import { labelTold, labelValueTold } from './named/labels.ts';
import { BUILT_IN_CHECK_TEXT, bugTold, checkTold, healthTold, metricTold, modelTold } from './named/models.ts';
import { namedText, type Told } from './named/named.ts';
import { audienceTold, flagTold, ringTold } from './named/people.ts';
import { paramTold, planTold, policyTold, scenarioTold, stageTold } from './named/plans.ts';
import { serviceTold } from './named/services.ts';

/** Undefined for a name of which nothing can be said. */
export function nameText(sources: Sources, standing: StandingName): string | undefined {
  const { role, of, name } = standing;
  if (role.kind === 'free') {
    if (of.kind === 'distribution') return distributionText(name.text);
    if (of.kind === 'argument') return argumentText(name.text);
    if (of.kind === 'measure') return statisticText(name.text);
    return undefined;
  }
  const fleets = topologiesAround(surroundingsOf(sources), standing).map((topology) => fleetOf(sources, topology));
  const definitions = referentsOf(sources, standing);
  if (standing.role.kind === 'defines' || standing.role.kind === 'refers') {
    const label = labelsText(standing, fleets);
    if (label !== undefined) return label;
  }
  const places = placesText(sources, standing, fleets, definitions);
  if (places !== undefined) return places;
  const [definition, ...others] = definitions;
  if (definition === undefined) {
    if (isBuiltIn(standing)) return BUILT_IN_CHECK_TEXT;
    return undefined;
  }
  const alike = others.filter((other) => other.node !== definition.node).slice(0, 3);
  return paragraphs(
    definitionText(sources, definition),
    ...alike.filter(saysMore).map((other) => definitionText(sources, other)),
    elsewhere(standing, definition),
  );
}

/** What gates and watches see of one check stands in two sentences, and its metrics in a third. */
function saysMore({ kind }: Definition): boolean {
  return kind === 'check' || kind === 'health' || kind === 'bug';
}

function elsewhere({ file }: StandingName, { path }: Definition): string | undefined {
  return path === file.path ? undefined : `Declared in ${code(path)}.`;
}

/** A definition in Markdown: what it is, its documentation, its figures, how it is written. */
function definitionText(sources: Sources, definition: Definition): string {
  const { name, doc, path } = definition;
  const file = sources.files.get(path);
  const named = { word: wordOf(definition), name, doc, text: file?.text };
  return namedText(named, (file === undefined ? undefined : told(sources, file, definition)) ?? { summary: '' });
}

function wordOf({ kind, node }: Definition): string {
  if (node?.kind === 'channel') return 'channel';
  if (node?.kind === 'fleet-node') return node.level.level;
  return KIND_WORDS[kind];
}

function told(sources: Sources, file: SourceFile, { node }: Definition): Told | undefined {
  if (node === undefined) return undefined;
  switch (node.kind) {
    case 'topology':
      return topologyTold(fleetOf(sources, { node, file }), node);
    case 'service':
      return serviceTold(file, node);
    case 'audience':
      return audienceTold(file, node);
    case 'ring':
      return ringTold(file, node, around(file.tree.declarations, node.span, 'audience'));
    case 'flag':
      return flagTold(node);
    case 'retired-flags':
      return { summary: 'is gone; its name is never used again' };
    case 'health':
      return healthTold(node);
    case 'metric':
      return metricTold(node);
    case 'model':
      return modelTold(file, node);
    case 'bug':
      return bugTold(node);
    case 'gate-numbers':
    case 'watch-numbers':
      return checkTold(node);
    case 'plan':
      return planTold(file, node);
    case 'stage':
    case 'channel':
      return stageTold(file, node);
    case 'param':
      return paramTold(file, node, around(file.tree.declarations, node.span, 'plan'));
    case 'scenario':
      return scenarioTold(node);
    case 'policy':
      return policyTold(node);
    default:
      return undefined;
  }
}

type Declarations = StandingName['file']['tree']['declarations'];
type Declaration = Declarations[number];

/** The declaration of that kind that holds a span. */
function around<Kind extends Declaration['kind']>(
  declarations: Declarations,
  { start }: { readonly start: number },
  kind: Kind,
): Extract<Declaration, { readonly kind: Kind }> | undefined {
  const isOf = (node: Declaration): node is Extract<Declaration, { readonly kind: Kind }> => node.kind === kind;
  return declarations.filter(isOf).find(({ span }) => span.start <= start && start < span.end);
}

function labelsText({ role, of, name }: StandingName, fleets: readonly Fleet[]): string | undefined {
  const kind = role.kind === 'defines' ? role.what : role.kind === 'refers' ? role.to : undefined;
  const topologies = fleets.map(({ checked }) => checked.topology);
  const { text } = name;
  if (kind === 'label') return namedText({ word: 'label', name: text }, labelTold(topologies, text));
  if (kind !== 'label-value') return undefined;
  const label = of.kind === 'comparison' ? of.label.text : of.kind === 'label' ? of.name.text : '';
  return namedText({ word: 'value', name: text }, labelValueTold(topologies, label, text));
}

/** Nodes of fleets: those that are written here, or that an address names. */
function placesText(
  sources: Sources,
  standing: StandingName,
  fleets: readonly Fleet[],
  definitions: readonly Definition[],
): string | undefined {
  const nodes = definitions.filter(({ kind }) => kind === 'node');
  if (nodes.length === 0) return undefined;
  const { of, name, declaration } = standing;
  const topologies = fleets.map(({ checked }) => checked.topology);
  const within = declaration.kind === 'topology' ? standing.around : [];
  // One node, called by its own name, is all that there is to it.
  const isPlain =
    nodes.length === 1 && of.kind === 'address' && of.segments.length === 1 && nodes[0]?.name === name.text;
  const here =
    of.kind === 'address' && !isPlain ? addressTold(topologies, of, of.segments.indexOf(name), within) : undefined;
  const texts = nodes.map((node) => nodeText(sources, node, fleets));
  const [first = '', ...others] = texts;
  if (others.length === 0) return paragraphs(first, here, ...nodes.map((node) => elsewhere(standing, node)));
  const shown = texts.slice(0, MOST_NODES).map((text) => text.split('\n', 1)[0] ?? '');
  const all = nodes.length > shown.length ? [...shown, `${nodes.length - shown.length} more`] : shown;
  return paragraphs(`**place** ${code(name.text)} — ${nodes.length} nodes are called so.`, here, list(all));
}

const MOST_NODES = 6;

/** A node as its fleet knows it. */
function nodeText(sources: Sources, definition: Definition, fleets: readonly Fleet[]): string {
  const { name, doc } = definition;
  for (const fleet of fleets) {
    const { topology } = fleet.checked;
    const entry = entryIn(topology, fleet, definition);
    if (entry !== undefined) return namedText({ word: entry.node.level, name, doc }, nodeTold(topology, entry));
  }
  return definitionText(sources, definition);
}

function entryIn(topology: Topology, fleet: Fleet, { name, span }: Definition): IndexedNode | undefined {
  const entries = indexOf(topology).byName.get(name) ?? [];
  return entries.find(({ node }) => fleet.definitionOf(node)?.span.start === span.start);
}
