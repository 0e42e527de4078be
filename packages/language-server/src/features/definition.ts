import { definitionsAt } from '@rollout/language';
import type { DefinitionLink, DefinitionParams, Location } from 'vscode-languageserver';
import { locationOf } from '../convert/locations.ts';
import type { Request } from '../request.ts';
import { askedPlace } from './asked.ts';

/** `textDocument/definition`. */
export async function definition(
  { session, world }: Request,
  params: DefinitionParams,
): Promise<DefinitionLink[] | Location[]> {
  const asked = await askedPlace(world, params);
  const found = asked === null ? undefined : definitionsAt(asked.sources, asked.path, asked.offset);
  if (asked === null || found === undefined) return [];
  const named = await Promise.all(found.targets.map((target) => locationOf(world, target)));
  if (!session.abilities.definitionLinks) return named;
  const wholes = await Promise.all(found.targets.map(({ path, whole }) => locationOf(world, { path, span: whole })));
  const originSelectionRange = asked.places.range(found.origin);
  return named.map(({ uri, range }, i) => ({
    originSelectionRange,
    targetUri: uri,
    targetRange: wholes[i]?.range ?? range,
    targetSelectionRange: range,
  }));
}
