/**
 * One preview: what it shows, what it has asked for and what has come. It knows neither VS Code nor the page: what happens there it is told, and what is
 * to happen there it says.
 */
import type {
  PreviewParams,
  PreviewPicture,
  PreviewPlace,
  Refusal,
  SetParams,
  SetParamsParams,
} from '@rollout/language-server';
import { fileName } from '../file-name.ts';
import type { Cursor } from './cursor.ts';
import { type DrawingPort, openDrawingLoop } from './drawing-loop.ts';
import { openFollower } from './follower.ts';
import { openKnownPicture } from './known-picture.ts';
import { isFromPage } from './message-guards.ts';
import type { PreviewState, ToPage } from './messages.ts';
import { type Desk, obeyPage } from './obey-page.ts';
import { withoutGone, withoutWritten } from './params-set.ts';

export interface PreviewPort extends DrawingPort {
  readonly post: (message: ToPage) => void;
  readonly setParams: (params: SetParamsParams) => Promise<SetParams | Refusal>;
  readonly reveal: (place: PreviewPlace) => void;
  /** Writes into files that are still of that version; says to the user what keeps it from being done. */
  readonly write: (edits: SetParams) => Promise<boolean>;
  readonly tell: (message: string) => void;
  /** Called with every new state, for the panel's title and memory. */
  readonly stateChanged: (state: PreviewState) => void;
}

export interface PreviewSession {
  readonly state: () => PreviewState;
  /** The cursor of the editor that is being used, in whichever plan. */
  readonly cursorMoved: (cursor: Cursor) => void;
  /** A text has changed that the picture may be of, or whoever draws it has gone or come back. */
  readonly textChanged: () => void;
  /** A file, or a folder, is where `to` says now. */
  readonly renamed: (from: string, to: string) => void;
  /** Whatever the page has sent. */
  readonly received: (message: unknown) => void;
  /** Shows that plan. */
  readonly show: (uri: string, plan: string | null, picture?: PreviewPicture) => void;
  readonly dispose: () => void;
}

/** How long after a key or a changed width a picture is asked for, in milliseconds: several of them are one. */
const AFTER_KEY = 120;
const AFTER_WIDTH = 150;

export function openPreviewSession(port: PreviewPort, initial: PreviewState): PreviewSession {
  let state = initial;
  let width: number | null = null;
  /** There is no page any more, nor a panel. */
  let isOver = false;

  const known = openKnownPicture(port.post, { state: () => state, cursor: () => follower.cursor() });
  const drawing = openDrawingLoop(port, {
    params: (effort) => (width === null ? null : paramsOf(state, follower.cursor(), width, effort)),
    waiting: (waiting) => port.post({ type: 'waiting', waiting }),
    failed: known.fail,
    taken(answer) {
      const left = answer.kind === 'picture' ? withoutGone(state.params, answer) : null;
      if (left !== null) set({ params: left });
      known.take(answer);
      // Where the cursor chose, it may have gone on to another plan before anything was known of the file.
      if (state.plan === null && follower.cursor()?.uri === state.uri) follower.follow();
    },
  });
  const postState = (): void => port.post({ type: 'state', state, title: fileName(state.uri) });
  const set = (changes: Partial<PreviewState>): void => {
    state = { ...state, ...changes };
    port.stateChanged(state);
    postState();
  };
  const setAndDraw = (changes: Partial<PreviewState>): void => {
    set(changes);
    drawing.now();
  };

  const show = (uri: string, plan: string | null, picture: PreviewPicture = state.picture): void => {
    const isSame = state.uri === uri && plan !== null && plan === (state.plan ?? known.subject()?.plan);
    if (isSame && picture === state.picture) return;
    setAndDraw(isSame ? { picture } : { uri, plan, picture, scenario: null, params: {} });
  };
  const follower = openFollower({ state: () => state, subject: known.subject, show });

  const written = async (request: SetParamsParams): Promise<boolean> => {
    try {
      const answer = await port.setParams(request);
      if (answer.kind === 'answer') return await port.write(answer);
      port.tell(answer.message);
    } catch (error) {
      // The server has gone, or the file.
      port.tell(error instanceof Error ? error.message : String(error));
    }
    return false;
  };
  const write = async (params: PreviewState['params']): Promise<void> => {
    const { uri, plan } = known.subject() ?? { uri: null, plan: null };
    // Until an answer has come, what is known is of the file that was shown before.
    if (uri !== state.uri || plan === null || Object.keys(params).length === 0) return;
    if (!(await written({ uri, plan, params })) || isOver || state.uri !== uri) return;
    set({ params: withoutWritten(state.params, params) });
    drawing.soon(AFTER_KEY);
  };
  const begin = (wide: number): void => {
    width = wide;
    postState();
    known.postAll();
    if (known.picture()?.picture !== state.picture) drawing.now();
  };

  const desk: Desk = {
    state: () => state,
    set,
    setAndDraw,
    show: (plan) => show(state.uri, plan),
    begin,
    resize(wide) {
      if (width === wide) return;
      width = wide;
      drawing.soon(AFTER_WIDTH);
    },
    write: (params) => void write(params),
    reveal: port.reveal,
    follow: follower.follow,
    known,
    drawing,
  };

  port.stateChanged(state);
  return {
    state: () => state,
    cursorMoved(moved) {
      follower.moved(moved);
      known.postLit();
    },
    textChanged: () => drawing.soon(AFTER_KEY),
    renamed(from, to) {
      const { uri } = state;
      if (uri === from || uri.startsWith(`${from}/`)) setAndDraw({ uri: `${to}${uri.slice(from.length)}` });
    },
    received: (message) => {
      if (isFromPage(message)) obeyPage(message, desk);
    },
    show,
    dispose() {
      isOver = true;
      drawing.end();
    },
  };
}

function paramsOf(
  { uri, picture, plan, scenario, params, run }: PreviewState,
  cursor: Cursor | null,
  width: number,
  effort: number,
): PreviewParams {
  const position = cursor?.uri === uri ? { position: cursor.position } : {};
  return { uri, picture, scenario, params, run, width, effort, ...position, ...(plan === null ? {} : { plan }) };
}
