import type { Change } from '@rollout/language';
import {
  type CodeAction,
  type CodeActionParams,
  type Command,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { Action } from '../actions/action.ts';
import { actionsAt } from '../actions/actions-at.ts';
import { FixAllRequest } from '../actions/fix-all-request.ts';
import { followUp } from '../actions/follow-up.ts';
import { wireDiagnostics } from '../convert/diagnostics.ts';
import { workspaceEdit } from '../convert/workspace-edit.ts';
import type { Request } from '../request.ts';
import { type AskedFile, askedFile } from './asked.ts';

/** What finds an action again: it is worked out anew when it is chosen, of the text that stands there then. */
interface ActionData {
  readonly uri: string;
  readonly range: CodeActionParams['range'];
  readonly only: readonly string[] | null;
  readonly kind: string;
  readonly title: string;
}

/** `textDocument/codeAction`. What an action changes is worked out at once only for clients that do not ask for it later. */
export async function codeAction(request: Request, params: CodeActionParams): Promise<(CodeAction | Command)[]> {
  const { abilities } = request.session;
  const asked = await askedFile(request.world, params.textDocument);
  if (asked === null || !abilities.actionLiterals) return [];
  const only = params.context?.only ?? null;
  const isLater = abilities.actionData && abilities.resolvedActions.includes('edit');
  const actions: CodeAction[] = [];
  for (const action of await actionsOf(request, asked, params.range, only)) {
    request.check();
    const wire = await wireAction(request, asked, action);
    if (action.effect.kind === 'page') {
      // Elsewhere the code of a finding leads to its page.
      if (abilities.own.hasCommands !== true) continue;
      const command = { title: action.title, command: 'rollout.explain', arguments: [action.effect.code] };
      actions.push({ ...wire, command });
    } else if (isLater) {
      const { kind, title } = action;
      const data: ActionData = { uri: params.textDocument.uri, range: params.range, only, kind, title };
      actions.push({ ...wire, data });
    } else {
      const done = await withEdit(request, asked, wire, action);
      if (done !== null) actions.push(done);
    }
  }
  return actions;
}

/** `codeAction/resolve`. */
export async function resolveCodeAction(request: Request, action: CodeAction): Promise<CodeAction> {
  // Made by the function above, of this server.
  const data = action.data as ActionData | undefined;
  if (data === undefined) return action;
  const asked = await askedFile(request.world, data);
  const found = asked === null ? [] : await actionsOf(request, asked, data.range, data.only);
  const same = found.find(({ kind, title }) => kind === data.kind && title === data.title);
  const done = asked === null || same === undefined ? null : await withEdit(request, asked, action, same);
  if (done === null) throw new ResponseError(ErrorCodes.InvalidRequest, 'the text has changed since');
  return done;
}

async function actionsOf(
  { session, world }: Request,
  { path, places }: AskedFile,
  range: CodeActionParams['range'],
  only: readonly string[] | null,
): Promise<readonly Action[]> {
  const [sources, findings, { config }] = await Promise.all([
    world.around(path),
    session.findings.of(world, path),
    world.checked(path),
  ]);
  // What has no folder has no configuration.
  const hasNone = config === null || path.startsWith('/@untitled:');
  const place = hasNone ? null : { path: config.path, text: await world.text(config.path) };
  return actionsAt({ sources, path, span: places.span(range), findings, config: place }, only ?? undefined);
}

async function wireAction(
  { session, world }: Request,
  { path }: AskedFile,
  { title, kind, diagnostics, isPreferred }: Action,
): Promise<CodeAction> {
  const wire = await wireDiagnostics(world, path, diagnostics, session.abilities, session.settings());
  return {
    title,
    kind,
    ...(wire.length === 0 ? {} : { diagnostics: wire }),
    ...(isPreferred ? { isPreferred } : {}),
  };
}

/** null: the client cannot make the change. */
async function withEdit(
  request: Request,
  { path }: AskedFile,
  wire: CodeAction,
  { effect }: Action,
): Promise<CodeAction | null> {
  const { session, world } = request;
  switch (effect.kind) {
    case 'page':
      return wire;
    case 'fix-all':
    case 'change': {
      const change = effect.kind === 'change' ? effect.change() : await allFixed(request, path);
      const edit = await workspaceEdit(world, session.abilities, change);
      const command = await followUp(world, session.abilities, change);
      return edit === null ? null : { ...wire, edit, ...(command === undefined ? {} : { command }) };
    }
  }
}

/** Takes runs, and so the worker. */
async function allFixed({ session, world, token }: Request, path: string): Promise<Change> {
  const meaning = session.meaning();
  if (meaning === null) return { edits: [], creates: [] };
  const { change, versions } = await meaning.ask(FixAllRequest, { path }, { token });
  for (const [at, version] of Object.entries(versions)) {
    if ((await world.versionOf(at)) === version) continue;
    throw new ResponseError(LSPErrorCodes.ContentModified, 'the text has changed since');
  }
  return change;
}
