/** The protocol's requests: which file answers each. */
import type { Answering } from './answering.ts';

export function requestsBy({ request }: Answering) {
  return {
    signatureHelp: request('signatureHelp', async () => (await import('../features/signature-help.ts')).signatureHelp),
    documentSymbol: request(
      'documentSymbol',
      async () => (await import('../features/document-symbol.ts')).documentSymbol,
    ),
    workspaceSymbol: request(
      'workspaceSymbol',
      async () => (await import('../features/workspace-symbol.ts')).workspaceSymbol,
    ),
    willRenameFiles: request(
      'willRenameFiles',
      async () => (await import('../features/will-rename-files.ts')).willRenameFiles,
    ),
    formatting: request('formatting', async () => (await import('../features/formatting.ts')).formatting),
    rangeFormatting: request(
      'rangeFormatting',
      async () => (await import('../features/formatting.ts')).rangeFormatting,
    ),
    rangesFormatting: request(
      'rangesFormatting',
      async () => (await import('../features/formatting.ts')).rangesFormatting,
    ),
    onTypeFormatting: request(
      'onTypeFormatting',
      async () => (await import('../features/formatting.ts')).onTypeFormatting,
    ),
    codeAction: request('codeAction', async () => (await import('../features/code-action.ts')).codeAction),
    resolveCodeAction: request(
      'resolveCodeAction',
      async () => (await import('../features/code-action.ts')).resolveCodeAction,
    ),
    codeLens: request('codeLens', async () => (await import('../features/code-lens.ts')).codeLens),
    inlayHint: request('inlayHint', async () => (await import('../features/inlay-hint.ts')).inlayHint),
    executeCommand: request(
      'executeCommand',
      async () => (await import('../features/execute-command.ts')).executeCommand,
    ),
    textDocumentContent: request(
      'textDocumentContent',
      async () => (await import('../features/text-document-content.ts')).textDocumentContent,
    ),
    completion: request('completion', async () => (await import('../features/completion.ts')).completion),
    definition: request('definition', async () => (await import('../features/definition.ts')).definition),
    references: request('references', async () => (await import('../features/references.ts')).references),
    documentHighlight: request(
      'documentHighlight',
      async () => (await import('../features/document-highlight.ts')).documentHighlight,
    ),
    prepareRename: request('prepareRename', async () => (await import('../features/rename.ts')).prepareRename),
    rename: request('rename', async () => (await import('../features/rename.ts')).rename),
    documentLink: request('documentLink', async () => (await import('../features/document-link.ts')).documentLink),
    hover: request('hover', async () => (await import('../features/hover.ts')).hover),
    foldingRange: request('foldingRange', async () => (await import('../features/folding-range.ts')).foldingRange),
    selectionRange: request(
      'selectionRange',
      async () => (await import('../features/selection-range.ts')).selectionRange,
    ),
    semanticTokensFull: request(
      'semanticTokensFull',
      async () => (await import('../features/semantic-tokens.ts')).semanticTokensFull,
    ),
    semanticTokensDelta: request(
      'semanticTokensDelta',
      async () => (await import('../features/semantic-tokens.ts')).semanticTokensDelta,
    ),
    semanticTokensRange: request(
      'semanticTokensRange',
      async () => (await import('../features/semantic-tokens.ts')).semanticTokensRange,
    ),
    documentDiagnostic: request(
      'documentDiagnostic',
      async () => (await import('../features/document-diagnostic.ts')).documentDiagnostic,
    ),
    workspaceDiagnostic: request(
      'workspaceDiagnostic',
      async () => (await import('../features/workspace-diagnostic.ts')).workspaceDiagnostic,
    ),
  };
}
