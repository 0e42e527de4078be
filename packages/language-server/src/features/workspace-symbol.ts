import { workspaceSymbols } from '@rollout/language';
import type { SymbolInformation, WorkspaceSymbolParams } from 'vscode-languageserver';
import { locationOf } from '../convert/locations.ts';
import { SYMBOL_KINDS } from '../convert/symbol-kind.ts';
import type { Request } from '../request.ts';

/** `workspace/symbol`: names of all plans in the open folders, and of what they import. */
export async function workspaceSymbol(
  { world, check }: Request,
  { query }: WorkspaceSymbolParams,
): Promise<SymbolInformation[]> {
  const sources = await world.workspace();
  check();
  return Promise.all(
    workspaceSymbols(sources, query).map(async ({ name, kind, path, span, container }) => ({
      name,
      kind: SYMBOL_KINDS[kind],
      location: await locationOf(world, { path, span }),
      ...(container === undefined ? {} : { containerName: container }),
    })),
  );
}
