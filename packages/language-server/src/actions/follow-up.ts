/** What is done when a change is made: a name that was made up is to be given, or a text is to be written over. */
import { applyEdits, type Change } from '@rollout/language';
import type { Command } from 'vscode-languageserver';
import type { Abilities } from '../client/abilities.ts';
import { placesIn } from '../convert/places.ts';
import type { World } from '../world/world.ts';

/** A command of the extension's, of the text as it is then; other clients have none. */
export async function followUp(
  world: World,
  { encoding, own }: Abilities,
  { edits, renameAt, selectAt }: Change,
): Promise<Command | undefined> {
  const place = renameAt ?? selectAt;
  const before = place === undefined || own.hasCommands !== true ? null : await world.text(place.path);
  if (place === undefined || before === null) return undefined;
  const after = applyEdits(
    before,
    edits.filter(({ path }) => path === place.path),
  );
  const range = placesIn(after, encoding).range(place.span);
  const uri = await world.uriOf(place.path);
  return renameAt === undefined
    ? { title: 'Write it over', command: 'rollout.selectAt', arguments: [uri, range] }
    : { title: 'Give it a name', command: 'rollout.renameAt', arguments: [uri, range.start] };
}
