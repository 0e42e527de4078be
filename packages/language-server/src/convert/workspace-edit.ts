/** Changes of files, as the protocol has them. */
import type { TextEdit } from '@rollout/language';
import type { CreateFile, TextDocumentEdit, TextEdit as WireEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Abilities } from '../client/abilities.ts';
import type { World } from '../world/world.ts';
import { BEGINNING } from './locations.ts';

export interface FileChanges {
  readonly edits: readonly TextEdit[];
  /** Files that are not there yet. A client that cannot make files gets no edit at all (null). */
  readonly creates?: readonly { readonly path: string; readonly text: string }[];
}

/** Of open texts an edit is for the version that was looked at, so that it is not made to another. */
export async function workspaceEdit(
  world: World,
  { documentChanges, createsFiles }: Abilities,
  { edits, creates = [] }: FileChanges,
): Promise<WorkspaceEdit | null> {
  const files: { readonly path: string; readonly uri: string; readonly edits: WireEdit[] }[] = [];
  for (const path of [...new Set(edits.map((edit) => edit.path))].sort()) {
    const own = edits.filter((edit) => edit.path === path);
    files.push({ path, uri: await world.uriOf(path), edits: await wireEdits(world, path, own) });
  }
  if (!documentChanges) {
    return creates.length > 0 ? null : { changes: Object.fromEntries(files.map(({ uri, edits }) => [uri, edits])) };
  }
  if (creates.length > 0 && !createsFiles) return null;
  const changes: (CreateFile | TextDocumentEdit)[] = [];
  for (const { path, text } of creates) {
    const uri = await world.uriOf(path);
    changes.push({ kind: 'create', uri, options: { ignoreIfExists: false } });
    changes.push({ textDocument: { uri, version: null }, edits: [{ range: BEGINNING, newText: text }] });
  }
  for (const { path, uri, edits } of files) {
    changes.push({ textDocument: { uri, version: await world.versionOf(path) }, edits });
  }
  return { documentChanges: changes };
}

/** Edits of one file, in order. */
export async function wireEdits(
  world: World,
  path: string,
  edits: readonly Pick<TextEdit, 'span' | 'text'>[],
): Promise<WireEdit[]> {
  const places = await world.places(path);
  if (places === null) return [];
  return [...edits]
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
    .map(({ span, text }) => ({ range: places.range(span), newText: text }));
}
