import { documentLinks } from '@rollout/language';
import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import type { Request } from '../request.ts';
import { askedFile } from './asked.ts';

/** `textDocument/documentLink`: strings that name files. */
export async function documentLink({ world }: Request, { textDocument }: DocumentLinkParams): Promise<DocumentLink[]> {
  const asked = await askedFile(world, textDocument);
  if (asked === null) return [];
  const links = documentLinks(await world.project(asked.path), asked.path);
  return Promise.all(
    links.map(async ({ span, target }) => ({ range: asked.places.range(span), target: await world.uriOf(target) })),
  );
}
