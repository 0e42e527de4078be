import { bitsOf, numberOfKind, type SemanticToken, semanticTokens } from '@rollout/language';
import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver';
import type { Places } from '../convert/places.ts';
import { pathOf } from '../convert/uri.ts';
import { contentId } from '../diagnostics/content-id.ts';
import type { Request } from '../request.ts';
import { askedFile } from './asked.ts';

/** `textDocument/semanticTokens/full`. */
export async function semanticTokensFull(request: Request, params: SemanticTokensParams): Promise<SemanticTokens> {
  return remember(request, params, await dataOf(request, params));
}

/** `textDocument/semanticTokens/full/delta`: what has changed, as one edit, where it is known what the client has. */
export async function semanticTokensDelta(
  request: Request,
  params: SemanticTokensDeltaParams,
): Promise<SemanticTokens | SemanticTokensDelta> {
  const before = request.session.tokens.get(params.textDocument.uri);
  const data = await dataOf(request, params);
  const tokens = remember(request, params, data);
  if (before?.resultId !== params.previousResultId) return tokens;
  const edit = editBetween(before.data, data);
  return { resultId: tokens.resultId ?? '', edits: edit === null ? [] : [edit] };
}

/** `textDocument/semanticTokens/range`. */
export async function semanticTokensRange(
  request: Request,
  params: SemanticTokensRangeParams,
): Promise<SemanticTokens> {
  return { data: await dataOf(request, params, params.range) };
}

function remember({ session }: Request, { textDocument }: SemanticTokensParams, data: number[]): SemanticTokens {
  const resultId = contentId(data.join(' '));
  // Of a file that is not open, or not any more, nobody asks for changes.
  if (session.texts.all().has(pathOf(textDocument.uri))) session.tokens.set(textDocument.uri, { resultId, data });
  return { resultId, data };
}

async function dataOf(
  { world }: Request,
  { textDocument }: SemanticTokensParams,
  range?: SemanticTokensRangeParams['range'],
): Promise<number[]> {
  const asked = await askedFile(world, textDocument);
  if (asked === null) return [];
  const { file, places, path } = asked;
  const span = range === undefined ? undefined : places.span(range);
  const tokens = semanticTokens(file, await world.project(path), span);
  return encoded(tokens, places);
}

/** Five numbers a token: lines and characters from the one before, length, type, modifiers. */
function encoded(tokens: readonly SemanticToken[], places: Places): number[] {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const token of tokens) {
    const { start, end } = places.range(token);
    const isSameLine = start.line === line;
    data.push(
      start.line - line,
      isSameLine ? start.character - character : start.character,
      end.character - start.character,
      numberOfKind(token.kind),
      bitsOf(token.modifiers),
    );
    line = start.line;
    character = start.character;
  }
  return data;
}

/** One edit, of whole tokens, that makes the one the other; null: they are the same. */
function editBetween(before: readonly number[], after: readonly number[]) {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  if (start === before.length && start === after.length) return null;
  start -= start % 5;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  end -= end % 5;
  return { start, deleteCount: before.length - end - start, data: after.slice(start, after.length - end) };
}
