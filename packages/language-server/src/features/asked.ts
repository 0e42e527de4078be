/** What most requests begin with: a file, or a place in it. */
import type { SourceFile, Sources } from '@rollout/language';
import type { Position } from 'vscode-languageserver';
import type { Places } from '../convert/places.ts';
import type { World } from '../world/world.ts';

export interface AskedFile {
  readonly path: string;
  readonly file: SourceFile;
  readonly places: Places;
}

export interface AskedPlace extends AskedFile {
  readonly offset: number;
  /** The file and all that it reaches. */
  readonly sources: Sources;
}

/** null: there is no such file, or it holds no plans. */
export async function askedFile(world: World, { uri }: { readonly uri: string }): Promise<AskedFile | null> {
  const path = await world.locate(uri);
  if (!(await world.isPlan(path))) return null;
  const [file, places] = [await world.file(path), await world.places(path)];
  return file === null || places === null ? null : { path, file, places };
}

/** A place outside the text is the nearest inside. */
export async function askedPlace(
  world: World,
  { textDocument, position }: { readonly textDocument: { readonly uri: string }; readonly position: Position },
): Promise<AskedPlace | null> {
  const asked = await askedFile(world, textDocument);
  if (asked === null) return null;
  return { ...asked, offset: asked.places.offset(position), sources: await world.project(asked.path) };
}
