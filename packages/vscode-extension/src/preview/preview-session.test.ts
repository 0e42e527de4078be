import type { Preview, PreviewParams, PreviewPlace } from '@rollout/language-server';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PreviewState, ToPage } from './messages.ts';
import { openPreviewSession } from './preview-session.ts';

const URI = 'file:///plans/weekly%20plan.rollout';
const STATE: PreviewState = {
  uri: URI,
  locked: false,
  picture: 'machine',
  plan: null,
  scenario: null,
  run: 'usual',
  params: {},
};

const range = (from: number, to: number) => ({ start: { line: from, character: 0 }, end: { line: to, character: 9 } });

const SUBJECT = {
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

const DRAWN: Preview = {
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

const NOTHING = { for: 'nothing', said: null, percentage: null };

const BROKEN: Preview = {
  kind: 'none',
  ...SUBJECT,
  why: 'A stage needs a name.',
  place: { uri: URI, range: range(6, 6) },
};

/** An editor and a page that are none; time passes when it is told to. */
function play(initial: Partial<PreviewState> = {}) {
  const posted: ToPage[] = [];
  const asked: {
    readonly params: PreviewParams;
    readonly signal: AbortSignal;
    readonly told: (how: { readonly message?: string; readonly percentage?: number }) => void;
    readonly answer: (with_: Preview) => void;
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
      draw: (params, signal, told) => new Promise((answer) => asked.push({ params, signal, told, answer })),
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
    kinds: () => posted.map(({ type }) => type),
  };
}

let played: ReturnType<typeof play>;

beforeEach(() => {
  played = play();
});

describe('a preview', () => {
  it('asks for its picture once the page says how wide it is, and shows it', async () => {
    const { session, asked, posted, answer } = played;
    session.textChanged();
    played.pass();
    expect(asked).toEqual([]);
    session.received({ type: 'ready', width: 500 });
    expect(asked[0]?.params).toEqual({
      uri: URI,
      picture: 'machine',
      scenario: null,
      params: {},
      run: 'usual',
      width: 500,
      effort: 0,
    });
    await answer(DRAWN);
    expect(posted).toContainEqual({ type: 'state', state: STATE, title: 'weekly plan.rollout' });
    const drawn = posted.find(({ type }) => type === 'drawn');
    expect(drawn).toMatchObject({ drawing: { html: '<svg></svg>', leads: ['m1'] } });
    expect(drawn).not.toHaveProperty('drawing.marks');
    expect(posted.at(-1)).toEqual({ type: 'waiting', waiting: NOTHING });
  });

  it('asks again as long as more can be told', async () => {
    const { session, asked, answer } = played;
    session.received({ type: 'ready', width: 500 });
    await answer({ ...DRAWN, next: 1 });
    expect(asked.map(({ params }) => params.effort)).toEqual([0, 1]);
    await answer(DRAWN);
    expect(asked).toHaveLength(2);
  });

  it('tells how far what it waits for is, and leaves off when it is told to', async () => {
    const { session, asked, posted, answer } = played;
    session.received({ type: 'ready', width: 500 });
    await answer({ ...DRAWN, next: 1 });
    asked[1]?.told({ message: '300 of 1,000 trials', percentage: 30 });
    expect(posted.at(-1)).toEqual({
      type: 'waiting',
      waiting: { for: 'more', said: '300 of 1,000 trials', percentage: 30 },
    });
    session.received({ type: 'stop' });
    expect(asked[1]?.signal.aborted).toBe(true);
    expect(posted.at(-1)).toEqual({ type: 'waiting', waiting: NOTHING });
    asked[1]?.told({ percentage: 99 });
    await answer({ ...DRAWN, html: 'better' });
    expect(posted.at(-1)).toEqual({ type: 'waiting', waiting: NOTHING });
    // The next change asks again.
    session.textChanged();
    played.pass();
    expect(asked).toHaveLength(3);
  });

  it('asks once for a flood of values, with the last of them, and wants no older answer', async () => {
    const { session, asked, answer } = played;
    session.received({ type: 'ready', width: 500 });
    await answer(DRAWN);
    for (let hours = 1; hours <= 50; hours++) session.received({ type: 'param', name: 'soak', text: `${hours}h` });
    played.pass();
    session.received({ type: 'param', name: 'soak', text: '60h' });
    played.pass();
    expect(asked.map(({ params }) => params.params)).toEqual([{}, { soak: '50h' }, { soak: '60h' }]);
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([false, true, false]);
  });

  it('takes the values of a point of a front for its sliders, or writes them', async () => {
    const { session, posted, asked, written, answer } = played;
    session.received({ type: 'ready', width: 500 });
    const point = (soak: string) => ({ ids: [soak], lines: ['#1', `soak = ${soak}`, 'p50 2h'], params: { soak } });
    await answer({ ...DRAWN, points: [point('3h'), point('1h')] });
    const drawn = posted.find(({ type }) => type === 'drawn');
    expect(drawn).toMatchObject({
      drawing: {
        points: [
          { ids: ['3h'], params: ['soak'], isWritten: false },
          { ids: ['1h'], isWritten: true },
        ],
      },
    });
    session.received({ type: 'point', index: 0, write: false });
    expect(asked.at(-1)?.params.params).toEqual({ soak: '3h' });
    // That is what the text says.
    session.received({ type: 'point', index: 1, write: false });
    expect(session.state().params).toEqual({});
    session.received({ type: 'point', index: 2, write: true });
    session.received({ type: 'point', index: 0, write: true });
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(written).toEqual([{ soak: '3h' }]);
  });

  it('writes with a point what else the sliders are set to, for its figures rest on that, too', async () => {
    const { session, posted, written, answer } = played;
    session.received({ type: 'ready', width: 500 });
    const share = { ...SUBJECT.params[0], name: 'share', written: '10%', text: '30%' };
    const point = { ids: ['m1'], lines: ['#1', 'soak = 1h'], params: { soak: '1h' } };
    await answer({ ...DRAWN, params: [...SUBJECT.params, share], points: [point] });
    expect(posted.find(({ type }) => type === 'drawn')).toMatchObject({
      drawing: { points: [{ isWritten: false, isDrawn: true }] },
    });
    session.received({ type: 'point', index: 0, write: true });
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(written).toEqual([{ soak: '1h', share: '30%' }]);
  });

  it('wants no answer any more once something newer is asked', async () => {
    const { session, asked, posted } = played;
    session.received({ type: 'ready', width: 500 });
    session.received({ type: 'picture', picture: 'fleet' });
    expect(asked[0]?.signal.aborted).toBe(true);
    asked[1]?.answer({ ...DRAWN, picture: 'fleet', html: 'new' });
    await Promise.resolve();
    asked[0]?.answer({ ...DRAWN, html: 'old' });
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(posted.filter(({ type }) => type === 'drawn')).toHaveLength(1);
  });

  it('is asked for once where several keys come soon after one another', () => {
    const { session, asked } = played;
    session.received({ type: 'ready', width: 500 });
    for (let key = 0; key < 5; key++) session.textChanged();
    played.pass();
    expect(asked).toHaveLength(2);
  });

  it('says what is wrong with the text, leaves the last picture, and leads there', async () => {
    const { session, posted, revealed, answer } = played;
    session.received({ type: 'ready', width: 500 });
    await answer(DRAWN);
    session.textChanged();
    played.pass();
    await answer(BROKEN);
    expect(posted.find(({ type }) => type === 'undrawn')).toMatchObject({
      why: { why: 'A stage needs a name.', line: 7, isOfOther: false },
    });
    session.received({ type: 'reveal', id: null });
    session.received({ type: 'reveal', id: 'm1' });
    session.received({ type: 'reveal', id: 'nothing' });
    expect(revealed.map(({ range: { start } }) => start.line)).toEqual([6, 2]);
  });

  it('lets the picture of another plan go', async () => {
    const { session, posted, answer } = played;
    session.received({ type: 'ready', width: 500 });
    await answer(DRAWN);
    session.received({ type: 'plan', plan: 'nightly' });
    await answer({ ...BROKEN, plan: 'nightly' });
    expect(posted.find(({ type }) => type === 'undrawn')).toMatchObject({ why: { isOfOther: true } });
  });

  it('lights what the cursor stands in', async () => {
    const { session, posted, answer } = played;
    session.received({ type: 'ready', width: 500 });
    await answer(DRAWN);
    session.cursorMoved({ uri: URI, position: { line: 3, character: 0 } });
    expect(posted.at(-1)).toEqual({ type: 'lit', ids: ['m1'], around: [] });
  });

  it('follows the cursor to another plan and another file, unless it is locked', async () => {
    const { session, asked, answer } = played;
    session.received({ type: 'ready', width: 500 });
    await answer(DRAWN);
    session.cursorMoved({ uri: URI, position: { line: 12, character: 0 } });
    expect(asked.at(-1)?.params).toMatchObject({ uri: URI, plan: 'nightly' });
    session.cursorMoved({ uri: 'file:///other.rollout', position: { line: 0, character: 0 } });
    expect(asked.at(-1)?.params).toMatchObject({ uri: 'file:///other.rollout' });
    const before = asked.length;
    session.received({ type: 'lock', locked: true });
    session.cursorMoved({ uri: URI, position: { line: 12, character: 0 } });
    expect(asked).toHaveLength(before);
    session.received({ type: 'lock', locked: false });
    expect(asked.at(-1)?.params.uri).toBe(URI);
  });

  it('follows the cursor to where it has gone while nothing was known of the file', async () => {
    const { session, asked, answer } = played;
    session.received({ type: 'ready', width: 500 });
    session.cursorMoved({ uri: URI, position: { line: 12, character: 0 } });
    await answer(DRAWN);
    expect(asked.at(-1)?.params).toMatchObject({ uri: URI, plan: 'nightly' });
    await answer({ ...DRAWN, plan: 'nightly' });
    // What its user has chosen stays.
    session.received({ type: 'plan', plan: 'weekly' });
    await answer(DRAWN);
    expect(asked).toHaveLength(3);
    expect(session.state().plan).toBe('weekly');
  });

  it('asks with values that are moved, writes them, and forgets them then', async () => {
    const { session, asked, answer } = played;
    session.received({ type: 'ready', width: 500 });
    await answer(DRAWN);
    session.received({ type: 'param', name: 'soak', text: '2h' });
    session.received({ type: 'param', name: 'soak', text: '3h' });
    played.pass();
    expect(asked).toHaveLength(2);
    expect(asked.at(-1)?.params.params).toEqual({ soak: '3h' });
    await answer(DRAWN);
    session.received({ type: 'write' });
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(session.state().params).toEqual({});
  });

  it('keeps values that could not be written, and says why', async () => {
    const { session, told, answer } = played;
    session.received({ type: 'ready', width: 500 });
    await answer(DRAWN);
    session.received({ type: 'param', name: 'gone', text: '2h' });
    session.received({ type: 'write' });
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(told).toEqual(['weekly has no param gone any more']);
    expect(session.state().params).toEqual({ gone: '2h' });
    session.received({ type: 'reset' });
    session.received({ type: 'param', name: 'soak', text: '2h' });
    played.refuseToWrite();
    session.received({ type: 'write' });
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(session.state().params).toEqual({ soak: '2h' });
  });

  it('says why values could not be written where there is nobody to ask', async () => {
    const { session, told, answer } = played;
    session.received({ type: 'ready', width: 500 });
    await answer(DRAWN);
    session.received({ type: 'param', name: 'lost', text: '2h' });
    session.received({ type: 'write' });
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(told).toEqual(['the server has stopped']);
    expect(session.state().params).toEqual({ lost: '2h' });
  });

  it('writes nothing of a picture into another file', async () => {
    const { session, written, asked, answer } = played;
    session.received({ type: 'ready', width: 500 });
    await answer({ ...DRAWN, points: [{ ids: ['m1'], lines: ['#1', 'soak = 3h'], params: { soak: '3h' } }] });
    session.cursorMoved({ uri: 'file:///other.rollout', position: { line: 1, character: 0 } });
    // The page still shows what came last.
    session.received({ type: 'point', index: 0, write: true });
    session.received({ type: 'point', index: 0, write: false });
    session.received({ type: 'param', name: 'soak', text: '3h' });
    session.received({ type: 'write' });
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(written).toEqual([]);
    expect(asked).toHaveLength(2);
  });

  it('tells nobody of what has been written once it is closed', async () => {
    const { session, written, states, posted, answer } = played;
    session.received({ type: 'ready', width: 500 });
    await answer(DRAWN);
    session.received({ type: 'param', name: 'soak', text: '3h' });
    session.received({ type: 'write' });
    const before = [states.length, posted.length];
    session.dispose();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(written).toEqual([{ soak: '3h' }]);
    expect([states.length, posted.length]).toEqual(before);
  });

  it('knows a param from what all objects have', async () => {
    const { session, posted, answer } = played;
    session.received({ type: 'ready', width: 500 });
    const named = { ...SUBJECT.params[0], name: 'constructor' };
    const point = { ids: ['m1'], lines: ['#1', 'soak = 1h'], params: { soak: '1h' } };
    await answer({ ...DRAWN, params: [...SUBJECT.params, named], points: [point] });
    expect(posted.find(({ type }) => type === 'drawn')).toMatchObject({
      drawing: { points: [{ isDrawn: true, isWritten: true }] },
    });
  });

  it('lets values of params go that are not there any more', async () => {
    const { session, answer } = play({ params: { soak: '2h', gone: '3h' } });
    session.received({ type: 'ready', width: 500 });
    await answer(DRAWN);
    expect(session.state().params).toEqual({ soak: '2h' });
  });

  it('shows a page that has been loaded anew what it showed', async () => {
    const { session, asked, kinds, answer } = played;
    session.received({ type: 'ready', width: 500 });
    await answer(DRAWN);
    const before = kinds().length;
    session.received({ type: 'ready', width: 500 });
    expect(kinds().slice(before)).toEqual(['state', 'drawn']);
    expect(asked).toHaveLength(1);
  });

  it('passes over what no page says, and asks nothing once it is closed', () => {
    const { session, asked, posted } = played;
    for (const message of [null, 3, { type: 'ready' }, { type: 'reveal', id: {} }]) session.received(message);
    expect(posted).toEqual([]);
    session.received({ type: 'ready', width: 500 });
    session.textChanged();
    session.dispose();
    played.pass();
    expect(asked).toHaveLength(1);
    expect(asked[0]?.signal.aborted).toBe(true);
  });
});
