import { highlightsAt } from '@rollout/language';
import { type DocumentHighlight, DocumentHighlightKind, type DocumentHighlightParams } from 'vscode-languageserver';
import type { Request } from '../request.ts';
import { askedPlace } from './asked.ts';

const KINDS = { read: DocumentHighlightKind.Read, write: DocumentHighlightKind.Write };

/** `textDocument/documentHighlight`. */
export async function documentHighlight(
  { world }: Request,
  params: DocumentHighlightParams,
): Promise<DocumentHighlight[]> {
  const asked = await askedPlace(world, params);
  if (asked === null) return [];
  return highlightsAt(asked.sources, asked.path, asked.offset).map(({ span, kind }) => ({
    range: asked.places.range(span),
    kind: KINDS[kind],
  }));
}
