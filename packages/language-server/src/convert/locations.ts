import type { Location as Place } from '@rollout/language';
import type { Location } from 'vscode-languageserver';
import type { World } from '../world/world.ts';

/** A place of a file that is gone is its beginning. */
export async function locationOf(world: World, { path, span }: Place): Promise<Location> {
  const [uri, places] = await Promise.all([world.uriOf(path), world.places(path)]);
  return { uri, range: places?.range(span) ?? BEGINNING };
}

export const BEGINNING = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
