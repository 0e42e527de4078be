/** What a client can do, as far as the server's answers depend on it. */
import type { InitializeParams } from 'vscode-languageserver';
import { ENCODINGS, type PositionEncoding } from '../convert/places.ts';
import type { ClientOptions } from '../protocol.ts';

export interface Abilities {
  readonly encoding: PositionEncoding;
  /** It asks for diagnostics; otherwise they are sent unasked. */
  readonly pullsDiagnostics: boolean;
  readonly relatedDocuments: boolean;
  readonly relatedInformation: boolean;
  /** Edits of files may name the version that they are for. */
  readonly documentChanges: boolean;
  readonly createsFiles: boolean;
  /** A completion may have one range for what is inserted and one for what is replaced. */
  readonly insertReplace: boolean;
  readonly snippets: boolean;
  readonly markdownInCompletion: boolean;
  readonly markdownInHover: boolean;
  /** Edits and documentation of a completion may come when it is selected. */
  readonly resolvedCompletion: readonly string[];
  readonly hierarchicalSymbols: boolean;
  readonly definitionLinks: boolean;
  readonly preparesRename: boolean;
  readonly markdownInSignatures: boolean;
  readonly labelOffsets: boolean;
  /** Code actions are objects, not commands. */
  readonly actionLiterals: boolean;
  readonly resolvedActions: readonly string[];
  readonly actionData: boolean;
  readonly lineFoldingOnly: boolean;
  readonly workspaceFolders: boolean;
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly workDoneProgress: boolean;
  readonly showsDocuments: boolean;
  readonly refreshes: Readonly<Record<'diagnostics' | 'inlayHint' | 'codeLens' | 'semanticTokens', boolean>>;
  /** It shows texts that the server has under addresses of its own. */
  readonly opensPages: boolean;
  readonly own: ClientOptions;
}

export function abilitiesOf({ capabilities, initializationOptions }: InitializeParams): Abilities {
  const { textDocument: text, workspace, window, general } = capabilities;
  const completion = text?.completion?.completionItem;
  return {
    encoding: encodingOf(general?.positionEncodings ?? []),
    pullsDiagnostics: text?.diagnostic !== undefined,
    relatedDocuments: text?.diagnostic?.relatedDocumentSupport === true,
    relatedInformation: (text?.diagnostic?.relatedInformation ?? text?.publishDiagnostics?.relatedInformation) === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    insertReplace: completion?.insertReplaceSupport === true,
    snippets: completion?.snippetSupport === true,
    markdownInCompletion: completion?.documentationFormat?.includes('markdown') === true,
    markdownInHover: text?.hover?.contentFormat?.includes('markdown') === true,
    resolvedCompletion: completion?.resolveSupport?.properties ?? [],
    hierarchicalSymbols: text?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    definitionLinks: text?.definition?.linkSupport === true,
    preparesRename: text?.rename?.prepareSupport === true,
    markdownInSignatures: text?.signatureHelp?.signatureInformation?.documentationFormat?.includes('markdown') === true,
    labelOffsets: text?.signatureHelp?.signatureInformation?.parameterInformation?.labelOffsetSupport === true,
    actionLiterals: text?.codeAction?.codeActionLiteralSupport !== undefined,
    resolvedActions: text?.codeAction?.resolveSupport?.properties ?? [],
    actionData: text?.codeAction?.dataSupport === true,
    lineFoldingOnly: text?.foldingRange?.lineFoldingOnly === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workDoneProgress: window?.workDoneProgress === true,
    showsDocuments: window?.showDocument?.support === true,
    refreshes: {
      diagnostics: workspace?.diagnostics?.refreshSupport === true,
      inlayHint: workspace?.inlayHint?.refreshSupport === true,
      codeLens: workspace?.codeLens?.refreshSupport === true,
      semanticTokens: workspace?.semanticTokens?.refreshSupport === true,
    },
    opensPages: workspace?.textDocumentContent !== undefined,
    own: clientOptions(initializationOptions),
  };
}

/** The one that the client likes best, of those that we know; every client knows the first of ours. */
function encodingOf(wanted: readonly string[]): PositionEncoding {
  const known = wanted.flatMap((name) => ENCODINGS.filter((each) => each === name));
  return known[0] ?? 'utf-16';
}

/** Other editors' users may write anything there. */
function clientOptions(options: unknown): ClientOptions {
  if (typeof options !== 'object' || options === null) return {};
  const given = new Map<string, unknown>(Object.entries(options));
  const meaningWorker = given.get('meaningWorker');
  return {
    ...(typeof meaningWorker === 'string' ? { meaningWorker } : {}),
    readsFiles: given.get('readsFiles') === true,
    hasCommands: given.get('hasCommands') === true,
  };
}
