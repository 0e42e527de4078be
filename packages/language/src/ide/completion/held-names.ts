/** What the placeholders of a snippet can hold: names that are there, or one that is not taken. */
import { writtenName } from '../names/index.ts';
import { DECLARED } from '../names/kinds.ts';
import type { Role } from '../reading/index.ts';
import { numberedName } from '../refactor/fresh-name.ts';
import { outermostOf } from './fleet.ts';
import { bugsOf } from './models-at.ts';
import { namesAt } from './names.ts';
import type { Place } from './place.ts';
import { toldGates } from './told-checks.ts';

/** What a placeholder can hold, the likeliest first; undefined: what it shows. */
export function namesHeldBy(
  place: Place,
  { token, part, partName, within, block }: Role,
): readonly string[] | undefined {
  const entry = within[0]?.entry;
  if (entry?.id === 'place' && partName === 'SEGMENT') return placesFor(place, block);
  if (partName === 'NAME' && entry?.id === 'fleet-node') return [freshFor(place, [token.text, ...NODES])];
  if (partName === 'NAME' && entry !== undefined && NAMING.has(entry.id)) return [freshFor(place, [token.text])];
  if (part?.refersTo === undefined || part.refersTo === 'param' || part.refersTo === 'declaration') return undefined;
  // In front of a scenario nobody knows yet whose bugs it speaks of: those of the model that a plan would name.
  const isOfModel = part.refersTo === 'bug' && place.isBetween;
  if (isOfModel) return bugsOf(place).map(({ name }) => writtenName(name.text, 'bug'));
  const names = namesAt(place, part.refersTo).map(({ name, kind }) => writtenName(name, kind));
  return entry?.id === 'gate' ? [...new Set([...toldGates(place), ...names])] : names;
}

/** Inside a fleet that is being written the nodes beside the sentence, else those that divide the fleet. */
function placesFor(place: Place, block: string): readonly string[] {
  if (block !== 'topology-body' && block !== 'node-body') {
    return outermostOf(place).map(({ name }) => writtenName(name, 'node'));
  }
  return place.siblings.flatMap((node) =>
    node.kind === 'fleet-node' && node.name !== undefined ? [writtenName(node.name.text, 'node')] : [],
  );
}

/** Sentences that give a name to what they say. */
const NAMING: ReadonlySet<string> = new Set([...DECLARED, 'ring', 'metric', 'bug', 'param', 'stage', 'channel']);

/** `web-2` is one of the four of `web[4]`. */
const NODES = ['api', 'db', 'cache', 'jobs'];

/** The first of these names that is not taken beside the place, or one like it. */
function freshFor(place: Place, samples: readonly [string, ...(readonly string[])]): string {
  const taken = new Set(
    place.siblings.flatMap((node) => ('name' in node && node.name !== undefined ? [node.name.text] : [])),
  );
  return samples.find((sample) => !taken.has(sample)) ?? numberedName(samples[0], taken);
}
