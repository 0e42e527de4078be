import { beforeEach, describe, expect, it } from 'vitest';
import { DRAWN, playPreview, SUBJECT } from './testing/played-preview.ts';

let played: ReturnType<typeof playPreview>;

beforeEach(() => {
  played = playPreview();
});

describe('params in a preview', () => {
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
    const { session, answer } = playPreview({ params: { soak: '2h', gone: '3h' } });
    session.received({ type: 'ready', width: 500 });
    await answer(DRAWN);
    expect(session.state().params).toEqual({ soak: '2h' });
  });
});
