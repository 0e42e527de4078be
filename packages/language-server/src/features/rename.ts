import { prepareRename as prepare, renameAt, type SymbolAt, symbolAt, type TextEdit } from '@rollout/language';
import { policyNameEdits } from '@rollout/workspace';
import {
  LSPErrorCodes,
  type PrepareRenameParams,
  type Range,
  type RenameParams,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { workspaceEdit } from '../convert/workspace-edit.ts';
import type { Request } from '../request.ts';
import type { World } from '../world/world.ts';
import { askedPlace } from './asked.ts';

/** `textDocument/prepareRename`. What cannot be called by another name is an error that says why; where no name stands, null. */
export async function prepareRename(
  { world }: Request,
  params: PrepareRenameParams,
): Promise<{ range: Range; placeholder: string } | null> {
  const asked = await askedPlace(world, params);
  const found = asked === null ? undefined : prepare(await world.around(asked.path), asked.path, asked.offset);
  if (asked === null || found === undefined) return null;
  if (found.kind === 'refused') throw refused(found.reason);
  return { range: asked.places.range(found.span), placeholder: found.name };
}

/** `textDocument/rename`, in all files of the open folders, and of policies in the configuration of the project. */
export async function rename({ session, world, check }: Request, params: RenameParams): Promise<WorkspaceEdit | null> {
  const asked = await askedPlace(world, params);
  if (asked === null) return null;
  const sources = await world.around(asked.path);
  check();
  const renamed = renameAt(sources, asked.path, asked.offset, params.newName);
  if (renamed.kind === 'refused') throw refused(renamed.reason);
  const { path, offset } = asked;
  const inConfig = await configEdits(world, symbolAt(sources, path, offset), renamed.edits);
  return workspaceEdit(world, session.abilities, { edits: [...renamed.edits, ...inConfig] });
}

/** Where a configuration says which plans have to meet a policy. */
async function configEdits(
  world: World,
  symbol: SymbolAt | undefined,
  edits: readonly TextEdit[],
): Promise<readonly TextEdit[]> {
  const [definition] = symbol?.definitions ?? [];
  const own = edits.find(({ path, span }) => path === definition?.path && span.start === definition.span.start);
  if (definition?.kind !== 'policy' || own === undefined) return [];
  const { config } = await world.checked(definition.path);
  if (config === null) return [];
  const names = { from: definition.name, to: own.text.startsWith('"') ? String(JSON.parse(own.text)) : own.text };
  return policyNameEdits(config, names, new Set(edits.map(({ path }) => path)));
}

const refused = (reason: string): ResponseError => new ResponseError(LSPErrorCodes.RequestFailed, reason);
