import { foldingRanges } from '@rollout/language';
import { type FoldingRange, FoldingRangeKind, type FoldingRangeParams } from 'vscode-languageserver';
import type { Request } from '../request.ts';
import { askedFile } from './asked.ts';

const KINDS = { block: FoldingRangeKind.Region, comment: FoldingRangeKind.Comment, imports: FoldingRangeKind.Imports };

/** `textDocument/foldingRange`: whole lines. */
export async function foldingRange({ world }: Request, { textDocument }: FoldingRangeParams): Promise<FoldingRange[]> {
  const asked = await askedFile(world, textDocument);
  if (asked === null) return [];
  return foldingRanges(asked.file).map(({ kind, firstLine, lastLine }) => ({
    startLine: firstLine - 1,
    endLine: lastLine - 1,
    // Blocks have no kind: editors fold regions when they are asked to fold what their users have marked.
    ...(kind === 'block' ? {} : { kind: KINDS[kind] }),
  }));
}
