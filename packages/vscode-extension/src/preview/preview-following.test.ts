import { beforeEach, describe, expect, it } from 'vitest';
import { DRAWN, playPreview, URI } from './testing/played-preview.ts';

let played: ReturnType<typeof playPreview>;

beforeEach(() => {
  played = playPreview();
});

describe('a preview beside an editor', () => {
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

  it('goes with its file to where that is renamed to, with its values, locked or not', async () => {
    const { session, asked, answer } = played;
    session.received({ type: 'ready', width: 500 });
    await answer(DRAWN);
    session.received({ type: 'lock', locked: true });
    session.received({ type: 'param', name: 'soak', text: '2h' });
    session.renamed(URI, 'file:///plans/monthly.rollout');
    expect(asked.at(-1)?.params).toMatchObject({ uri: 'file:///plans/monthly.rollout', params: { soak: '2h' } });
    session.renamed('file:///plans', 'file:///archive');
    expect(session.state().uri).toBe('file:///archive/monthly.rollout');
    session.renamed('file:///arch', 'file:///other');
    session.renamed('file:///archive/monthly', 'file:///other');
    expect(session.state().uri).toBe('file:///archive/monthly.rollout');
  });
});
