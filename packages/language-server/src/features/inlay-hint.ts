import { type InlayHint, type InlayHintLabelPart, type InlayHintParams, MarkupKind } from 'vscode-languageserver';
import { type Hint, inlayHints, saidTogether } from '../hints/index.ts';
import type { Request } from '../request.ts';
import { hintedFile } from './hint-subject.ts';

/** `textDocument/inlayHint`: what is known now; the client is asked to ask again when more is. */
export async function inlayHint(request: Request, { textDocument, range }: InlayHintParams): Promise<InlayHint[]> {
  const hinted = await hintedFile(request, textDocument);
  if (hinted === null) return [];
  const hints = inlayHints(hinted.subject, hinted.places.span(range));
  const byPlace = new Map<number, Hint[]>();
  for (const hint of hints) byPlace.set(hint.at, [...(byPlace.get(hint.at) ?? []), hint]);
  return [...byPlace].map(([at, together]) => ({
    position: hinted.places.position(at),
    label: labelOf(together),
    paddingLeft: true,
  }));
}

/** One hint a place: several beside each other would run into one another (`parallel 1` and `50 servers`). */
const labelOf = (together: readonly Hint[]): InlayHintLabelPart[] =>
  saidTogether(together).flatMap(({ text, tooltip }, index) => [
    ...(index === 0 ? [] : [{ value: ' · ' }]),
    { value: text, tooltip: { kind: MarkupKind.Markdown, value: tooltip } },
  ]);
