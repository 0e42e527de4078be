import { selectionRanges } from '@rollout/language';
import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import type { Request } from '../request.ts';
import { askedFile } from './asked.ts';

/** `textDocument/selectionRange`: for each place the innermost range, with all that hold it. */
export async function selectionRange(
  { world }: Request,
  { textDocument, positions }: SelectionRangeParams,
): Promise<SelectionRange[] | null> {
  const asked = await askedFile(world, textDocument);
  if (asked === null) return null;
  const { file, places } = asked;
  return positions.map((position) => {
    const spans = selectionRanges(file, places.offset(position));
    const outermost: SelectionRange = { range: places.range({ start: 0, end: file.text.length }) };
    return spans.toReversed().reduce<SelectionRange>((parent, span, i) => {
      const range = places.range(span);
      return i === 0 ? { range } : { range, parent };
    }, outermost);
  });
}
