import { beforeEach, describe, expect, it } from 'vitest';
import { BROKEN, DRAWN, NOTHING, playPreview, STATE, SUBJECT, URI } from './testing/played-preview.ts';

let played: ReturnType<typeof playPreview>;

beforeEach(() => {
  played = playPreview();
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

  it('says that there is no server, beside the last picture, until there is one', async () => {
    const { session, posted, asked, kinds, answer, fail } = played;
    session.received({ type: 'ready', width: 500 });
    await answer(DRAWN);
    session.textChanged();
    played.pass();
    await fail(new Error('The server has stopped.'));
    expect(posted.findLast(({ type }) => type === 'undrawn')).toMatchObject({
      why: { why: 'The server has stopped.', line: null, plan: 'weekly', params: SUBJECT.params, isOfOther: false },
    });
    expect(posted.at(-1)).toEqual({ type: 'waiting', waiting: NOTHING });
    session.textChanged();
    played.pass();
    expect(asked).toHaveLength(3);
    await answer(DRAWN);
    expect(kinds().findLast((kind) => kind !== 'waiting')).toBe('drawn');
  });

  it('knows nothing of a file that it has no answer about, and passes over requests that were called off', async () => {
    const { session, posted, kinds, answer, fail } = played;
    session.received({ type: 'ready', width: 500 });
    await answer(DRAWN);
    session.show('file:///other.rollout', null);
    await fail(new Error('The server has stopped.'));
    expect(posted.findLast(({ type }) => type === 'undrawn')).toMatchObject({
      why: { plans: [], plan: null, params: [], isOfOther: true },
    });
    const before = kinds().length;
    session.textChanged();
    played.pass();
    await fail(Object.assign(new Error('cancelled'), { code: -32800 }));
    expect(kinds().slice(before)).toEqual(['waiting', 'waiting']);
  });
});
