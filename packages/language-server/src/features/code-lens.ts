import type { CodeLens, CodeLensParams, Command } from 'vscode-languageserver';
import { COMMANDS } from '../commands.ts';
import { type Lens, type LensAction, lensesOf } from '../hints/index.ts';
import type { LensArgument } from '../protocol.ts';
import type { Request } from '../request.ts';
import { hintedFile } from './hint-subject.ts';

/** Those that our own extension has. */
const OWN: Readonly<Record<LensAction['kind'], string>> = {
  simulate: 'rollout.simulate',
  preview: 'rollout.preview',
  optimize: 'rollout.optimize',
  compare: 'rollout.compareWithGit',
  test: 'rollout.test',
};

/** `textDocument/codeLens`: above each plan what can be done with it, and what is known of it. */
export async function codeLens(request: Request, { textDocument }: CodeLensParams): Promise<CodeLens[]> {
  const hinted = await hintedFile(request, textDocument);
  if (hinted === null) return [];
  const { own } = request.session.abilities;
  return lensesOf(hinted.subject).flatMap((lens) => {
    const command = commandOf(lens, textDocument.uri, own.hasCommands === true);
    return command === null ? [] : [{ range: hinted.places.range(lens.span), command }];
  });
}

/** null: the client has no such command, and the server neither. */
function commandOf({ title, tooltip, action }: Lens, uri: string, hasCommands: boolean): Command | null {
  // A command without a name is text that does nothing.
  if (action === null) return { title, command: '' };
  const command = OWN[action.kind];
  if (!hasCommands && !COMMANDS.includes(command)) return null;
  const { plan, scenario } = action;
  const argument: LensArgument = { uri, plan, ...(scenario === null ? {} : { scenario }) };
  return { title, ...(tooltip === null ? {} : { tooltip }), command, arguments: [argument] };
}
