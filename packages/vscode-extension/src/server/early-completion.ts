import { COMPLETION_TRIGGERS } from '@rollout/language-server';
import { commands, type Disposable, languages, window } from 'vscode';
import { type BaseLanguageClient, CompletionRequest } from 'vscode-languageclient';
import { DOCUMENTS, LANGUAGE } from '../language.ts';
import { hasCome } from './has-come.ts';

/** Milliseconds that a list may wait for a server that starts. */
const PATIENCE = 10_000;

/**
 * Whether a name is being typed in a plan that was edited before this code ran: VS Code has asked for completions then, and nobody was there. A text
 * that has not been edited is of version 1.
 */
export function isTypedAlready(): boolean {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== LANGUAGE || editor.document.version === 1) return false;
  const { active, isEmpty } = editor.selection;
  return isEmpty && /[\p{L}\p{N}_-]$/u.test(editor.document.lineAt(active).text.slice(0, active.character));
}

/** Lists what could follow, where nothing has been listed yet. */
export async function suggestNow(): Promise<void> {
  if (isTypedAlready()) await commands.executeCommand('editor.action.triggerSuggest');
}

/**
 * Completion while the server is starting: the client offers none before, and VS Code asks once a letter. So a letter that is typed early gets its list
 * when the server is there, from the client's own provider, which answers all later ones itself.
 */
export function earlyCompletion(client: BaseLanguageClient, started: Promise<void>): Disposable {
  const standIn = languages.registerCompletionItemProvider(
    DOCUMENTS,
    {
      provideCompletionItems: async (document, position, token, context) => {
        // Others that complete words are not listed before all have answered.
        if (!(await hasCome(started, { atMost: PATIENCE, token })) || token.isCancellationRequested) return undefined;
        const provider = client.getFeature(CompletionRequest.method).getProvider(document);
        return provider?.provideCompletionItems(document, position, token, context);
      },
    },
    ...COMPLETION_TRIGGERS,
  );
  const end = (): void => standIn.dispose();
  started.then(end, end);
  return standIn;
}
