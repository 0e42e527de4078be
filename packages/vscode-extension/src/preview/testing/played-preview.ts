/** A preview beside an editor and a page that are none. */
import type { Preview, PreviewParams, PreviewPlace } from '@rollout/language-server';
import type { PreviewState, ToPage } from '../messages.ts';
import { openPreviewSession } from '../preview-session.ts';

export const URI = 'file:///plans/weekly%20plan.rollout';
export const STATE: PreviewState = {
  uri: URI,
  locked: false,
  picture: 'machine',
  plan: null,
  scenario: null,
  run: 'usual',
  params: {},
};

const range = (from: number, to: number) => ({
  start: { line: from, character: 0 },
  end: { line: to, character: 9 },
});

export const SUBJECT = {
  uri: URI,
  version: 4,
  plans: [
    { name: 'weekly', range: range(0, 9) },
    { name: 'nightly', range: range(11, 19) },
  ],
  plan: 'weekly',
  scenarios: [],
  scenario: null,
  params: [
    { name: 'soak', doc: '', kind: 'duration', written: '1h', text: '1h', stops: [], at: 0, writtenAt: 0, wrong: null },
  ],
} as const;

export const DRAWN: Extract<Preview, { readonly kind: 'picture' }> = {
  kind: 'picture',
  ...SUBJECT,
  picture: 'machine',
  html: '<svg></svg>',
  film: null,
  filmPlan: null,
  points: [],
  marks: [{ id: 'm1', uri: URI, range: range(2, 2), whole: range(2, 4) }],
  run: null,
  basis: '',
  next: null,
};

export const NOTHING = { for: 'nothing', said: null, percentage: null };

export const BROKEN: Preview = {
  kind: 'none',
  ...SUBJECT,
  why: 'A stage needs a name.',
  place: { uri: URI, range: range(6, 6) },
};

/** An editor and a page that are none; time passes when it is told to. */
export function playPreview(initial: Partial<PreviewState> = {}) {
  const posted: ToPage[] = [];
  const asked: {
    readonly params: PreviewParams;
    readonly signal: AbortSignal;
    readonly told: (how: { readonly message?: string; readonly percentage?: number }) => void;
    readonly answer: (with_: Preview) => void;
    readonly fail: (error: unknown) => void;
  }[] = [];
  const revealed: PreviewPlace[] = [];
  const told: string[] = [];
  const written: PreviewState['params'][] = [];
  const states: PreviewState[] = [];
  let later: { readonly then: () => void; isOff: boolean }[] = [];
  let isWritten = true;
  const session = openPreviewSession(
    {
      post: (message) => posted.push(message),
      draw: (params, signal, told) => new Promise((answer, fail) => asked.push({ params, signal, told, answer, fail })),
      setParams: async ({ params }) => {
        if ('lost' in params) throw new Error('the server has stopped');
        if ('gone' in params) return { kind: 'refused', message: 'weekly has no param gone any more' };
        written.push(params);
        return { kind: 'answer', version: 4, edits: [] };
      },
      reveal: (place) => revealed.push(place),
      write: async () => isWritten,
      tell: (message) => told.push(message),
      stateChanged: (state) => states.push(state),
      later(_, then) {
        const own = { then, isOff: false };
        later.push(own);
        return () => {
          own.isOff = true;
        };
      },
    },
    { ...STATE, ...initial },
  );
  return {
    session,
    posted,
    asked,
    revealed,
    told,
    written,
    states,
    refuseToWrite: () => {
      isWritten = false;
    },
    pass() {
      const due = later;
      later = [];
      for (const { then, isOff } of due) if (!isOff) then();
    },
    async answer(preview: Preview) {
      asked.at(-1)?.answer(preview);
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
    async fail(error: unknown) {
      asked.at(-1)?.fail(error);
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
    kinds: () => posted.map(({ type }) => type),
  };
}
