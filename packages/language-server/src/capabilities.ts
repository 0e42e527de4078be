import { TOKEN_LEGEND } from '@rollout/language';
import {
  type FileOperationRegistrationOptions,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { Abilities } from './client/abilities.ts';
import { COMMANDS } from './commands.ts';
import { COMPLETION_TRIGGERS } from './completion-triggers.ts';
import { PAGES } from './convert/pages.ts';

/** What is moved may be named elsewhere: plans, tables, what configurations extend, and folders of them. */
const MOVED: FileOperationRegistrationOptions['filters'] = [
  { pattern: { glob: '**/*.{rollout,csv,json}', matches: 'file' } },
  { pattern: { glob: '**', matches: 'folder' } },
];

/** What the server says that it can do. */
export function capabilitiesOf({ encoding, preparesRename, opensPages, own }: Abilities): ServerCapabilities {
  return {
    positionEncoding: encoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    completionProvider: { triggerCharacters: [...COMPLETION_TRIGGERS] },
    signatureHelpProvider: { triggerCharacters: [' ', '(', ','] },
    documentSymbolProvider: { label: 'Rollout' },
    workspaceSymbolProvider: true,
    documentFormattingProvider: true,
    documentRangeFormattingProvider: { rangesSupport: true },
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] },
    codeActionProvider: { codeActionKinds: ['quickfix', 'refactor', 'source'], resolveProvider: true },
    codeLensProvider: { resolveProvider: false },
    inlayHintProvider: { resolveProvider: false },
    // Our own extension has these commands itself.
    ...(own.hasCommands === true ? {} : { executeCommandProvider: { commands: [...COMMANDS] } }),
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: preparesRename ? { prepareProvider: true } : true,
    documentLinkProvider: {},
    hoverProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    semanticTokensProvider: {
      legend: { tokenTypes: [...TOKEN_LEGEND.tokenTypes], tokenModifiers: [...TOKEN_LEGEND.tokenModifiers] },
      full: { delta: true },
      range: true,
    },
    diagnosticProvider: { identifier: 'rollout', interFileDependencies: true, workspaceDiagnostics: true },
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: { willRename: { filters: MOVED } },
      ...(opensPages ? { textDocumentContent: { schemes: [PAGES] } } : {}),
    },
  };
}
