/**
 * Requests about a text so large that to read it is felt. What has come behind such a request is let in before it is worked at: where that cancels it, or
 * edits the text, the work for a version that nobody sees any more is not done. A burst of edits is read once.
 */
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { isLarge, type OpenText } from '../documents/open-text.ts';
import type { Standard } from '../params/standard.ts';
import type { Request } from '../request.ts';

/**
 * What clients ask again by themselves once a text is another one. Whoever has asked for completions, or to go or to change something, waits for that very
 * answer: he gets it, of the text as it was.
 */
const ASKED_AGAIN: ReadonlySet<string> = new Set<Standard>([
  'hover',
  'documentHighlight',
  'documentSymbol',
  'foldingRange',
  'documentLink',
  'codeLens',
  'inlayHint',
  'codeAction',
  'semanticTokensFull',
  'semanticTokensDelta',
  'semanticTokensRange',
  'documentDiagnostic',
]);

/** Lets in what has come meanwhile. Rejects where the request is not to be answered any more. */
export async function letOthersIn({ session, check }: Request, about: string, text: OpenText): Promise<void> {
  // A client's edit and what it asks next come as two messages; each round takes in what lies there.
  for (let round = 0; round < 2; round++) await new Promise<void>((resolve) => session.host.later(0, resolve));
  check();
  if (!ASKED_AGAIN.has(about) || session.texts.all().get(text.path) === text) return;
  if (about === 'documentDiagnostic') {
    throw new ResponseError(LSPErrorCodes.ServerCancelled, GONE, { retriggerRequest: true });
  }
  throw new ResponseError(LSPErrorCodes.ContentModified, GONE);
}

const GONE = 'the text has been edited since';

/** null: the request is about none. */
export function largeTextOf({ world }: Request, params: unknown): OpenText | null {
  if (typeof params !== 'object' || params === null || !('textDocument' in params)) return null;
  const { textDocument } = params;
  if (typeof textDocument !== 'object' || textDocument === null || !('uri' in textDocument)) return null;
  const { uri } = textDocument;
  for (const text of world.openTexts.values()) {
    if (text.uri === uri && isLarge(text)) return text;
  }
  return null;
}
