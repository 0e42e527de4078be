import { type DocumentSymbol, documentSymbols } from '@rollout/language';
import type { DocumentSymbolParams, SymbolInformation, DocumentSymbol as WireSymbol } from 'vscode-languageserver';
import type { Places } from '../convert/places.ts';
import { SYMBOL_KINDS } from '../convert/symbol-kind.ts';
import type { Request } from '../request.ts';
import { askedFile } from './asked.ts';

/** `textDocument/documentSymbol`: a tree, or a list for clients that know no trees. */
export async function documentSymbol(
  { session, world }: Request,
  { textDocument }: DocumentSymbolParams,
): Promise<WireSymbol[] | SymbolInformation[]> {
  const asked = await askedFile(world, textDocument);
  if (asked === null) return [];
  const symbols = documentSymbols(asked.file);
  return session.abilities.hierarchicalSymbols
    ? symbols.map((symbol) => inTree(symbol, asked.places))
    : symbols.flatMap((symbol) => inList(symbol, asked.places, textDocument.uri, undefined));
}

function inTree({ name, kind, detail, span, selection, children }: DocumentSymbol, places: Places): WireSymbol {
  return {
    name,
    kind: SYMBOL_KINDS[kind],
    detail,
    range: places.range(span),
    selectionRange: places.range(selection),
    ...(children.length === 0 ? {} : { children: children.map((child) => inTree(child, places)) }),
  };
}

function inList(
  { name, kind, span, children }: DocumentSymbol,
  places: Places,
  uri: string,
  containerName: string | undefined,
): SymbolInformation[] {
  const own: SymbolInformation = {
    name,
    kind: SYMBOL_KINDS[kind],
    location: { uri, range: places.range(span) },
    ...(containerName === undefined ? {} : { containerName }),
  };
  return [own, ...children.flatMap((child) => inList(child, places, uri, name))];
}
