/** The parts of the protocol's own parameters that the server reads. */
import { anything, type Check, list, nullable, number, parts, text } from './check.ts';

const position = parts<{ line: number; character: number }>({ line: number, character: number });
const range = parts<{ start: unknown; end: unknown }>({ start: position, end: position });
const textDocument = parts<{ uri: string }>({ uri: text });
const versioned = parts<{ uri: string; version: number }>({ uri: text, version: number });

const ofFile = parts<{ textDocument: unknown }>({ textDocument });
const atPlace = parts<{ textDocument: unknown; position: unknown }>({ textDocument, position });
const ofRange = parts<{ textDocument: unknown; range: unknown }>({ textDocument, range });
const folders = list(parts<{ uri: string }>({ uri: text }));

/** By what the server calls them. */
export const STANDARD = {
  initialize: parts<Record<'capabilities' | 'workspaceFolders' | 'rootUri', unknown>>({
    capabilities: parts<object>({}),
    workspaceFolders: nullable(folders),
    rootUri: nullable(text),
  }),
  didOpen: parts<{ textDocument: unknown }>({
    textDocument: parts<Record<'uri' | 'languageId' | 'version' | 'text', unknown>>({
      uri: text,
      languageId: text,
      version: number,
      text,
    }),
  }),
  didChange: parts<Record<'textDocument' | 'contentChanges', unknown>>({
    textDocument: versioned,
    contentChanges: list(parts<Record<'text' | 'range', unknown>>({ text, range: nullable(range) })),
  }),
  didClose: ofFile,
  didSave: ofFile,
  didChangeWatchedFiles: parts<{ changes: unknown }>({ changes: list(parts<{ uri: string }>({ uri: text })) }),
  didChangeWorkspaceFolders: parts<{ event: unknown }>({
    event: parts<{ added: unknown; removed: unknown }>({ added: folders, removed: folders }),
  }),
  didChangeConfiguration: nullable(parts<object>({})),

  completion: atPlace,
  hover: atPlace,
  signatureHelp: atPlace,
  definition: atPlace,
  references: atPlace,
  documentHighlight: atPlace,
  prepareRename: atPlace,
  rename: parts<Record<'textDocument' | 'position' | 'newName', unknown>>({ textDocument, position, newName: text }),
  selectionRange: parts<Record<'textDocument' | 'positions', unknown>>({ textDocument, positions: list(position) }),

  documentSymbol: ofFile,
  documentLink: ofFile,
  foldingRange: ofFile,
  codeLens: ofFile,
  inlayHint: ofRange,
  semanticTokensFull: ofFile,
  semanticTokensDelta: ofFile,
  semanticTokensRange: ofRange,
  documentDiagnostic: ofFile,
  formatting: ofFile,
  rangeFormatting: ofRange,
  rangesFormatting: parts<Record<'textDocument' | 'ranges', unknown>>({ textDocument, ranges: list(range) }),
  onTypeFormatting: parts<Record<'textDocument' | 'position' | 'ch', unknown>>({ textDocument, position, ch: text }),
  codeAction: parts<Record<'textDocument' | 'range' | 'context', unknown>>({
    textDocument,
    range,
    context: nullable(parts<{ only: unknown }>({ only: nullable(list(text)) })),
  }),
  resolveCodeAction: parts<{ data: unknown }>({
    data: nullable(parts<Record<'uri' | 'range' | 'only', unknown>>({ uri: text, range, only: nullable(list(text)) })),
  }),

  workspaceSymbol: parts<{ query: string }>({ query: text }),
  workspaceDiagnostic: parts<{ previousResultIds: unknown }>({
    previousResultIds: list(parts<{ uri: string; value: string }>({ uri: text, value: text })),
  }),
  willRenameFiles: parts<{ files: unknown }>({
    files: list(parts<{ oldUri: string; newUri: string }>({ oldUri: text, newUri: text })),
  }),
  executeCommand: parts<Record<'command' | 'arguments', unknown>>({
    command: text,
    arguments: nullable(list(anything)),
  }),
  textDocumentContent: parts<{ uri: string }>({ uri: text }),
} as const satisfies Readonly<Record<string, Check>>;

export type Standard = keyof typeof STANDARD;
