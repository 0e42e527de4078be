import { diagnosticPage } from '@rollout/language';
import { catalog } from '@rollout/workspace';
import type { TextDocumentContentParams, TextDocumentContentResult } from 'vscode-languageserver';
import { codeOfPage } from '../convert/pages.ts';
import type { Request } from '../request.ts';

/** `workspace/textDocumentContent`: the page of a diagnostic, to which its code is a link. */
export async function textDocumentContent(
  _: Request,
  { uri }: TextDocumentContentParams,
): Promise<TextDocumentContentResult> {
  const code = codeOfPage(uri);
  const entry = code === null ? undefined : catalog.get(code);
  return { text: code === null || entry === undefined ? '' : diagnosticPage(code, entry) };
}
