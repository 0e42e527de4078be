import { CancellationToken, type Connection, type WorkDoneProgressReporter } from 'vscode-languageserver';
import type { RolloutServer } from './server.ts';

/** Lets a server answer what comes over a connection, to which nobody listens yet. */
export function connect(connection: Connection, server: RolloutServer): void {
  let hasFolders = false;
  connection.onInitialize((params) => {
    const result = server.initialize(params);
    hasFolders = params.capabilities.workspace?.workspaceFolders === true;
    return result;
  });
  connection.onInitialized((params) => {
    server.initialized(params);
    // Asked for any earlier, the library would register for what the server has announced already.
    if (!hasFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders((event) => server.didChangeWorkspaceFolders({ event }));
  });
  connection.onShutdown(server.shutdown);
  connection.onDidOpenTextDocument(server.didOpen);
  connection.onDidChangeTextDocument(server.didChange);
  connection.onDidCloseTextDocument(server.didClose);
  connection.onDidSaveTextDocument(server.didSave);
  connection.onDidChangeWatchedFiles(server.didChangeWatchedFiles);
  connection.onDidChangeConfiguration(server.didChangeConfiguration);
  connection.onSignatureHelp(server.signatureHelp);
  connection.onDocumentSymbol(server.documentSymbol);
  connection.onWorkspaceSymbol(server.workspaceSymbol);
  connection.workspace.onWillRenameFiles(server.willRenameFiles);
  connection.onDocumentFormatting(server.formatting);
  connection.onDocumentRangeFormatting(server.rangeFormatting);
  connection.onDocumentRangesFormatting(server.rangesFormatting);
  connection.onDocumentOnTypeFormatting(server.onTypeFormatting);
  connection.onCodeAction(server.codeAction);
  connection.onCodeActionResolve(server.resolveCodeAction);
  connection.onCodeLens(server.codeLens);
  connection.languages.inlayHint.on(server.inlayHint);
  connection.onExecuteCommand(server.executeCommand);
  connection.workspace.textDocumentContent.on(server.textDocumentContent);
  connection.onCompletion(server.completion);
  connection.onDefinition(server.definition);
  connection.onReferences(server.references);
  connection.onDocumentHighlight(server.documentHighlight);
  connection.onPrepareRename(server.prepareRename);
  connection.onRenameRequest(server.rename);
  connection.onDocumentLinks(server.documentLink);
  connection.onHover(server.hover);
  connection.onFoldingRanges(server.foldingRange);
  connection.onSelectionRanges(server.selectionRange);
  connection.languages.semanticTokens.on(server.semanticTokensFull);
  connection.languages.semanticTokens.onDelta(server.semanticTokensDelta);
  connection.languages.semanticTokens.onRange(server.semanticTokensRange);
  connection.languages.diagnostics.on(server.documentDiagnostic);
  connection.languages.diagnostics.onWorkspace(server.workspaceDiagnostic);
  for (const [method, answer] of Object.entries(server.own)) {
    connection.onRequest(method, (...given: unknown[]) => {
      // Some clients send a list: the parameters, and `null` for a token that they do not have. Ours comes last.
      const [params] = given;
      const token = given.at(-1);
      const workDone = connection.window.attachWorkDoneProgress(workDoneTokenIn(params));
      // What each takes it looks at itself: another client than ours may send anything.
      return (answer as OwnAnswer)(params, CancellationToken.is(token) ? token : undefined, workDone);
    });
  }
}

type OwnAnswer = (params: unknown, token?: CancellationToken, workDone?: WorkDoneProgressReporter) => Promise<unknown>;

function workDoneTokenIn(params: unknown): string | number | undefined {
  if (typeof params !== 'object' || params === null || !('workDoneToken' in params)) return undefined;
  const { workDoneToken } = params;
  return typeof workDoneToken === 'string' || typeof workDoneToken === 'number' ? workDoneToken : undefined;
}
