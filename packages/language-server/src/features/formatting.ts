import type { LayoutEdit } from '@rollout/language';
import type {
  DocumentFormattingParams,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  DocumentRangesFormattingParams,
  TextEdit,
} from 'vscode-languageserver';
import { formatDocument, formatOnType, formatRange, formatRanges } from '../formatting/index.ts';
import type { Request } from '../request.ts';
import { type AskedFile, askedFile } from './asked.ts';

/** `textDocument/formatting`. */
export function formatting(request: Request, params: DocumentFormattingParams): Promise<TextEdit[]> {
  return laidOut(request, params, (asked) => {
    tellWhatIsKept(request, asked);
    return formatDocument(asked.file.text);
  });
}

/** Where something is not understood, and so keeps its layout: in the log, for files are laid out at every save. */
function tellWhatIsKept({ session }: Request, { file, path, places }: AskedFile): void {
  const wrong = file.diagnostics.find(({ severity }) => severity === 'error');
  if (wrong === undefined) return;
  const line = places.position(wrong.span.start).line + 1;
  const where = `${path.slice(path.lastIndexOf('/') + 1)}:${line}`;
  session.host.client.log('info', `${where} keeps its layout, for it is not understood: ${wrong.message}`);
}

/** `textDocument/rangeFormatting`. */
export function rangeFormatting(request: Request, params: DocumentRangeFormattingParams): Promise<TextEdit[]> {
  return laidOut(request, params, ({ file, places }) => formatRange(file.text, places.span(params.range)));
}

/** `textDocument/rangesFormatting`. */
export function rangesFormatting(request: Request, params: DocumentRangesFormattingParams): Promise<TextEdit[]> {
  return laidOut(request, params, ({ file, places }) =>
    formatRanges(
      file.text,
      params.ranges.map((range) => places.span(range)),
    ),
  );
}

/** `textDocument/onTypeFormatting`. */
export function onTypeFormatting(request: Request, params: DocumentOnTypeFormattingParams): Promise<TextEdit[]> {
  return laidOut(request, params, ({ file, places }) =>
    formatOnType(file.text, places.offset(params.position), params.ch),
  );
}

async function laidOut(
  { world }: Request,
  { textDocument }: { readonly textDocument: { readonly uri: string } },
  edits: (asked: AskedFile) => readonly LayoutEdit[],
): Promise<TextEdit[]> {
  const asked = await askedFile(world, textDocument);
  if (asked === null) return [];
  return edits(asked).map(({ span, text }) => ({ range: asked.places.range(span), newText: text }));
}
