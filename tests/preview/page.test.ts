/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// Previews as their readers have them: the page in a real browser, with what the server draws.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { exampleFiles } from '../../packages/language-server/src/preview/testing/example-files.ts';
import type { ToPage } from '../../packages/vscode-extension/src/preview/messages.ts';
import { hasChromium, openChromium } from '../pictures/support/chromium.ts';
import { HOSTILE_NAMES, HOSTILE_PLAN } from '../pictures/support/hostile-plan.ts';
import { misplacedTexts } from '../pictures/support/text-boxes.ts';
import { type OpenedPreview, openPreview, type PreviewOptions } from './support/opened-preview.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const CAREFUL = '/project/careful.rollout';

/** The longer it waits, the more it finds before the rest of the fleet has it. */
const SOAKING = `topology fleet { cluster c[4] { server[4] } }
model m {
  deploy takes 5m per server
  bug crash { present 10%  surfaces after exponential(mean 20 server-hours) }
  gate health { detects 90%  takes 5m }
}
plan soaking on fleet using m {
  param soak = 2h in 1h..24h
  stage first { deploy 1 cluster  wait soak  gate health }
  stage rest { deploy remaining }
  on unhealthy rollback
}
`;

/** A test takes a second or two where nothing else runs; beside others, on a slow machine, all of it may take long. */
const PATIENCE = 120_000;
const PATIENTLY = { timeout: PATIENCE, interval: 50 };

let browser: Browser;
let opened: OpenedPreview[] = [];

async function open(options: PreviewOptions = {}, example = 'careful'): Promise<OpenedPreview> {
  const own = await openPreview(browser, exampleFiles(example), options);
  opened.push(own);
  await own.settled();
  return own;
}

/** Of the example's line that says that, counted from 0. */
function lineOf(text: string): number {
  const { files, main } = exampleFiles('careful');
  return (files[main] ?? '').split('\n').findIndex((line) => line.includes(text));
}

describe.skipIf(!hasChromium)('a preview in Chromium', { timeout: PATIENCE }, () => {
  // What draws is loaded with the first picture, and the page's script is made.
  beforeAll(async () => {
    browser = await openChromium();
    await open();
  }, PATIENCE);
  afterAll(() => browser?.close(), PATIENCE);
  afterEach(async () => {
    const all = opened;
    opened = [];
    const complaints = all.flatMap((each) => each.complaints);
    for (const each of all) await each.close();
    expect(complaints).toEqual([]);
  }, PATIENCE);

  it('leads from the picture to the line, by pointer and by keys', async () => {
    const { page, revealed, heard } = await open();
    await page.locator('rect.mark.leads').nth(1).click();
    await heard();
    expect(revealed.map(({ uri, range }) => [uri, range.start.line])).toEqual([
      [`file://${CAREFUL}`, lineOf('deploy 1 cluster in west')],
    ]);
    await page.locator('.drawing').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('.tip').textContent()).toContain('first');
    await page.keyboard.press('Enter');
    await heard();
    expect(revealed.at(-1)?.range.start.line).toBe(lineOf('stage first'));
  });

  it('takes out the picture of another tab while the next one takes its time, and says how far it is', async () => {
    const { page, session } = await open({ state: { picture: 'fleet' } });
    expect(await page.locator('#picture > *').count()).toBeGreaterThan(0);
    const tell = (message: ToPage) => page.evaluate((data) => window.postMessage(data, '*'), message);
    await tell({ type: 'state', state: { ...session.state(), picture: 'study' }, title: 'careful.rollout' });
    await tell({ type: 'waiting', waiting: { for: 'picture', said: '20 of 100 runs', percentage: 20 } });
    await page.locator('#picture > *').first().waitFor({ state: 'detached' });
    await page.locator('.progress', { hasText: 'Working it out: 20 of 100 runs' }).waitFor();
  });

  it('lights what the cursor stands in, in the machine and in the timeline', async () => {
    const { page, session, heard } = await open();
    const lit = () => page.locator('.lit').evaluateAll((all) => all.map(({ id }) => id.replace(/-whole$/, '')));
    const toldBy = async (): Promise<string[]> => {
      const ids = await lit();
      return Promise.all(ids.map(async (id) => (await page.locator(`#${id} title`).textContent()) ?? ''));
    };
    session.cursorMoved({ uri: `file://${CAREFUL}`, position: { line: lineOf('stage east'), character: 3 } });
    await heard();
    expect((await toldBy()).map((text) => text.split('\n')[0])).toEqual(['east']);
    session.cursorMoved({ uri: `file://${CAREFUL}`, position: { line: lineOf('wait first-soak'), character: 0 } });
    await heard();
    expect((await toldBy()).map((text) => text.split('\n')[0])).toEqual(['wait first-soak']);
    expect(await page.locator('.lit-around').count()).toBe(1);
  });

  it('draws anew as a slider is moved, and writes its value when it is told to', async () => {
    const { page, session, settled, sent, written } = await open({ state: { picture: 'timeline' } });
    const says = () => page.locator('.figure figcaption p').first().textContent();
    const before = await says();
    const slider = page.getByRole('slider', { name: 'first-soak', exact: true });
    await slider.focus();
    for (let step = 0; step < 6; step++) await page.keyboard.press('ArrowRight');
    await settled();
    expect(sent.filter((message) => JSON.stringify(message).includes('"param"'))).toHaveLength(6);
    expect(await says()).not.toBe(before);
    const value = await page.getByRole('textbox', { name: 'first-soak, as written' }).inputValue();
    expect(session.state().params).toEqual({ 'first-soak': value });
    expect(await slider.getAttribute('aria-valuetext')).toBe(value);
    await page.getByRole('button', { name: 'Write into file' }).click();
    await settled();
    expect(written).toEqual([{ 'first-soak': value }]);
    expect(await page.getByRole('button', { name: 'Write into file' }).isVisible()).toBe(false);
  });

  it('says what is wrong with a value that is typed, and takes it back', async () => {
    const { page, settled, session } = await open();
    const typed = page.getByRole('textbox', { name: 'soak, as written', exact: true });
    await typed.fill('12 parsecs');
    await typed.press('Enter');
    await settled();
    expect(await page.locator('.wrong:visible').textContent()).not.toBe('');
    expect(await typed.getAttribute('aria-invalid')).toBe('true');
    await typed.fill('18h');
    await typed.press('Enter');
    await settled();
    expect(await page.locator('.wrong:visible').count()).toBe(0);
    expect(session.state().params).toEqual({ soak: '18h' });
    await page.getByRole('button', { name: 'Reset' }).click();
    await settled();
    expect(await typed.inputValue()).toBe('12h');
  });

  it('plays the fleet', async () => {
    const { page } = await open({ state: { picture: 'fleet' } });
    const scrubber = page.getByRole('slider', { name: 'Time' });
    const end = Number(await scrubber.getAttribute('max'));
    expect(Number(await scrubber.inputValue())).toBe(end);
    await page.getByRole('button', { name: 'Play' }).click();
    const now = async (): Promise<number> => Number(await scrubber.inputValue());
    await expect.poll(async () => (await now()) > 0 && (await now()) < end, PATIENTLY).toBe(true);
    await page.getByRole('button', { name: 'Pause' }).click();
  });

  it('leads from a tile of the fleet to the stage at work there, and lights the tiles of the cursor’s stage', async () => {
    const { page, session, revealed, heard } = await open({ state: { picture: 'fleet' } });
    const map = page.locator('.player-map:visible');
    await map.focus();
    await page.keyboard.press('Home');
    expect(await page.locator('.player-place').textContent()).toMatch(/^west\/w-1/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'server in the fleet' }).click();
    await heard();
    const line = (text: string) => [`file://${CAREFUL}`, lineOf(text)];
    expect(revealed.map(({ uri, range }) => [uri, range.start.line])).toEqual([
      line('stage first'),
      line('stage east'),
      line('region east'),
    ]);
    const [x = 0, y = 0, width = 0, height = 0] =
      ((await map.locator('svg').getAttribute('data-boxes')) ?? '').split(' ')[0]?.split(',').map(Number) ?? [];
    const scale = ((await map.boundingBox())?.width ?? 0) / Number(await map.locator('svg').getAttribute('width'));
    // Between two tiles there is nothing to go to.
    await map.click({ position: { x: (x + width / 2) * scale, y: (y - 3) * scale } });
    await heard();
    expect(revealed).toHaveLength(3);
    await map.click({ position: { x: (x + width / 2) * scale, y: (y + height / 2) * scale } });
    await heard();
    expect(revealed.at(-1)?.range.start.line).toBe(lineOf('stage first'));
    const lit = () => page.locator('.player-map:visible path.tiles-lit').getAttribute('d');
    session.cursorMoved({ uri: `file://${CAREFUL}`, position: { line: lineOf('stage first'), character: 3 } });
    await heard();
    const first = await lit();
    expect(first?.match(/M/g)).toHaveLength(40);
    session.cursorMoved({ uri: `file://${CAREFUL}`, position: { line: lineOf('region east'), character: 3 } });
    await heard();
    expect((await lit())?.match(/M/g)).toHaveLength(120);
  });

  it('keeps a player’s moment, speed and keys when it is drawn anew', async () => {
    const { page, settled, write } = await open({ state: { picture: 'fleet' } });
    const { files } = exampleFiles('careful');
    const time = page.getByRole('slider', { name: 'Time' });
    await page.getByRole('combobox', { name: 'Speed' }).selectOption('4');
    await time.fill('3600000');
    await page.getByRole('button', { name: 'To the next event' }).focus();
    const before = await time.inputValue();
    write(CAREFUL, (files[CAREFUL] ?? '').replace('param soak = 12h', 'param soak = 13h'));
    await settled();
    expect(await time.inputValue()).toBe(before);
    expect(await page.getByRole('combobox', { name: 'Speed' }).inputValue()).toBe('4');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(await focused()).toBe('To the next event');
    // One that plays goes on.
    await page.getByRole('combobox', { name: 'Speed' }).selectOption('0.5');
    await page.getByRole('button', { name: 'Play' }).click();
    write(CAREFUL, (files[CAREFUL] ?? '').replace('param soak = 12h', 'param soak = 14h'));
    await page.locator('main', { hasText: '2d 6h' }).waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    expect(Number(await time.inputValue())).toBeGreaterThan(Number(before));
    // And one at its end is at the new one.
    await time.focus();
    await page.keyboard.press('End');
    write(CAREFUL, (files[CAREFUL] ?? '').replace('param soak = 12h', 'param soak = 20h'));
    await settled();
    expect(Number(await time.inputValue())).toBe(Number(await time.getAttribute('max')));
  });

  it('tells of a point of the front, goes to its params, and tries its values', async () => {
    const state = { picture: 'front', params: { soak: '5h' } } as const;
    const own = await openPreview(
      browser,
      { files: { '/project/soaking.rollout': SOAKING }, main: '/project/soaking.rollout' },
      { state },
    );
    opened.push(own);
    const { page, session, revealed, written, heard } = own;
    await page.locator('rect.mark.leads').first().waitFor();
    // What is there can be used while more is being worked out.
    expect(await page.locator('main.waiting').count()).toBe(0);
    session.received({ type: 'stop' });
    await page.locator('.drawing').first().focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    const card = page.getByRole('region', { name: /^Point #1/ });
    const [value = ''] = await card.getByRole('button', { name: /soak = / }).allTextContents();
    expect(value).not.toBe('soak = 5h');
    await card.getByRole('button', { name: /^soak = / }).click();
    await heard();
    expect(revealed.at(-1)?.range.start.line).toBe(
      SOAKING.split('\n').findIndex((line) => line.includes('param soak')),
    );
    await card.getByRole('button', { name: 'Write into file' }).click();
    await heard();
    expect(written.map(({ soak }) => `soak = ${soak}`)).toEqual([value]);
    await card.getByRole('button', { name: 'Try these values' }).click();
    await page.locator('.point h4', { hasText: 'now' }).waitFor();
    expect(session.state().params).toEqual({ soak: value.replace('soak = ', '') });
  });

  it('takes no param for moved that is called as what all objects have', async () => {
    const { page, write, session, settled } = await open();
    write(CAREFUL, SOAKING.replace('param soak', 'param constructor').replace('wait soak', 'wait constructor'));
    session.textChanged();
    await settled();
    await page.getByRole('button', { name: 'constructor: go to its line' }).waitFor();
    expect(await page.getByRole('button', { name: 'constructor as it is written' }).isDisabled()).toBe(true);
  });

  it('leads from a param to its line, and lights it', async () => {
    const { page, session, revealed, heard } = await open();
    await page.getByRole('button', { name: 'first-soak: go to its line' }).click();
    await heard();
    expect(revealed.at(-1)?.range.start.line).toBe(lineOf('param first-soak'));
    session.cursorMoved({ uri: `file://${CAREFUL}`, position: { line: lineOf('param soak'), character: 9 } });
    await heard();
    expect(await page.locator('.param.lit').textContent()).toContain('soak');
  });

  it('keeps the last picture of a text that is broken, and says why', async () => {
    const { page, write, settled, revealed, heard } = await open();
    const { files } = exampleFiles('careful');
    write(CAREFUL, (files[CAREFUL] ?? '').replace('stage east', 'stage east after nowhere'));
    await settled();
    expect(await page.locator('.fault').textContent()).toContain('nowhere');
    expect(await page.locator('.figure').count()).toBe(1);
    expect(await page.locator('main.old').count()).toBe(1);
    await page.getByRole('button', { name: /^Go to line/ }).click();
    await heard();
    expect(revealed.at(-1)?.range.start.line).toBe(lineOf('stage east'));
    write(CAREFUL, files[CAREFUL] ?? '');
    await settled();
    expect(await page.locator('.fault').isVisible()).toBe(false);
  });

  it('goes from tab to tab by keys', async () => {
    const { page, session, settled } = await open();
    await page.getByRole('tab', { name: 'Machine' }).focus();
    await page.keyboard.press('ArrowRight');
    await settled();
    expect(session.state().picture).toBe('timeline');
    expect(await page.getByRole('tab', { name: 'Timeline' }).getAttribute('aria-selected')).toBe('true');
    expect(await page.locator('[role=tabpanel]').getAttribute('aria-labelledby')).toBe('tab-timeline');
  });

  it.each(['machine', 'timeline', 'fleet'] as const)('shows hostile names as names: %s', async (picture) => {
    const files = { '/project/plan.rollout': HOSTILE_PLAN };
    const own = await openPreview(browser, { files, main: '/project/plan.rollout' }, { state: { picture } });
    opened.push(own);
    await own.settled();
    const { page } = own;
    expect(await page.locator('.figure').count()).toBeGreaterThan(0);
    expect(await page.locator('img, iframe, .picture script, .picture style, [onload], [onerror]').count()).toBe(0);
    const said = await page.locator('main').textContent();
    const [image] = HOSTILE_NAMES;
    if (picture !== 'fleet') expect(said).toContain(image);
  });

  it.each(['light', 'dark', 'high-contrast', 'high-contrast-light'] as const)(
    'can be used by everybody, and its texts stay in their places: %s',
    async (theme) => {
      for (const width of [360, 1100]) {
        const { page } = await open({ theme, width, state: { picture: 'timeline' } });
        expect(await misplacedTexts(page)).toEqual([]);
        await page.evaluate(axe);
        const violations = await page.evaluate(async () => {
          const { violations: found } = await Reflect.get(globalThis, 'axe').run({ exclude: ['.drawing svg'] });
          return found.map(({ id, nodes }: { id: string; nodes: { html: string }[] }) => `${id}: ${nodes[0]?.html}`);
        });
        expect(violations).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
      }
    },
  );
});
