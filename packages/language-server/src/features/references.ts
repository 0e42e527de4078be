import { referencesAt } from '@rollout/language';
import type { Location, ReferenceParams } from 'vscode-languageserver';
import { locationOf } from '../convert/locations.ts';
import type { Request } from '../request.ts';
import { askedPlace } from './asked.ts';

/** `textDocument/references`, in all files of the open folders. */
export async function references({ world, check }: Request, params: ReferenceParams): Promise<Location[]> {
  const asked = await askedPlace(world, params);
  if (asked === null) return [];
  const sources = await world.around(asked.path);
  check();
  const declaration = params.context?.includeDeclaration === true;
  const found = referencesAt(sources, asked.path, asked.offset, { declaration });
  return Promise.all(found.map((place) => locationOf(world, place)));
}
