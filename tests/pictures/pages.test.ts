// A report as its reader opens it: from a file, in a real browser, without a network.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatDuration, formatPercent } from '@rollout/report';
import type { Results } from '@rollout/simulator';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordedRun } from '../../scripts/lib/recorded-run.ts';
import { root } from '../support/repository.ts';
import { hasChromium, openChromium } from './support/chromium.ts';
import { HOSTILE_NAMES, HOSTILE_PLAN } from './support/hostile-plan.ts';
import { type OpenedPage, openPage } from './support/opened-page.ts';
import { misplacedTexts } from './support/text-boxes.ts';

const PHONE = { width: 360, height: 740 };
const FIRST_PLAN = 'examples/first-plan/first-plan.rollout';
const CAREFUL = 'examples/careful/careful.rollout';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let folder: string;
let browser: Browser;

/** Of each command, the page that it writes. */
const PAGES = [
  { name: 'simulate', args: ['simulate', FIRST_PLAN, '--trials', '2000'] },
  { name: 'trace', args: ['trace', FIRST_PLAN] },
  { name: 'compare', args: ['compare', CAREFUL, '--with', 'soak=24h'] },
  { name: 'optimize', args: ['optimize', CAREFUL, '--steps', '5'] },
] as const;

async function write(args: readonly string[], file: string): Promise<string> {
  const path = join(folder, file);
  const run = await recordedRun([...args, '--html', path], root);
  if (!existsSync(path)) throw new Error(run.err);
  return path;
}

/**
 * What axe finds wrong; the policy of the page forbids scripts of others, so it is told to look away while axe runs. To whoever listens to the page an image
 * has nothing in it, and of the colours in one axe can never say anything, after most of its time: images are emptied before it looks.
 */
async function violations(file: string, options: Parameters<typeof openPage>[2]): Promise<string[]> {
  const { page, close } = await openPage(browser, file, { bypassCSP: true, ...options });
  try {
    await page.evaluate('for (const image of document.querySelectorAll("svg[role=img]")) image.replaceChildren()');
    await page.evaluate(axe);
    const found: unknown = await page.evaluate(
      "axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 200) + ' ' + failureSummary)))",
    );
    return Array.isArray(found) ? found.map(String) : [String(found)];
  } finally {
    await close();
  }
}

const tipOf = (page: Page): Promise<string | null> => page.locator('.tip').textContent();

describe.skipIf(!hasChromium)('pages (needs chromium)', () => {
  const files = new Map<string, string>();
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rollout-pages-'));
    browser = await openChromium();
    for (const { name, args } of PAGES) files.set(name, await write(args, `${name}.html`));
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const fileOf = (name: string): string => files.get(name) ?? '';

  describe.each(PAGES)('of $name', ({ name }) => {
    it('open without a network, a request or a word on the console', async () => {
      const { page, requests, complaints, close } = await openPage(browser, fileOf(name));
      try {
        expect(await page.locator('figure svg:visible').count()).toBeGreaterThan(0);
        expect({ requests, complaints }).toEqual({ requests: [], complaints: [] });
      } finally {
        await close();
      }
    });

    it('are as wide as a phone, with no text on another', async () => {
      const { page, close } = await openPage(browser, fileOf(name), { viewport: PHONE });
      try {
        const wide = await page.evaluate('document.documentElement.scrollWidth');
        expect(wide).toBeLessThanOrEqual(PHONE.width);
        expect(await misplacedTexts(page)).toEqual([]);
      } finally {
        await close();
      }
    });

    it('print with every drawing on its page', async () => {
      const { page, close } = await openPage(browser, fileOf(name), { viewport: { width: 700, height: 1000 } });
      try {
        await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(700);
        expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toMatch(
          /rgb\(255, 255, 255\)|rgba\(0, 0, 0, 0\)/,
        );
      } finally {
        await close();
      }
    });

    it.each(['light', 'dark'] as const)('have nothing that axe objects to, %s and on a phone', async (colorScheme) => {
      expect(await violations(fileOf(name), { colorScheme })).toEqual([]);
      expect(await violations(fileOf(name), { colorScheme, viewport: PHONE })).toEqual([]);
    });
  });

  describe('of a study', () => {
    let opened: OpenedPage;
    beforeAll(async () => {
      opened = await openPage(browser, fileOf('simulate'));
    });
    afterAll(() => opened?.close());

    it('tell on hover, and by keys, what the JSON has', async () => {
      const { page } = opened;
      const run = await recordedRun(['simulate', FIRST_PLAN, '--trials', '2000', '--format', 'json'], root);
      const { duration }: Results = JSON.parse(run.out);
      const shown = duration.histogram.filter(({ share }) => share > 0);
      const drawing = page.locator('figure[id$="duration"] .drawing:visible');
      await drawing.scrollIntoViewIfNeeded();
      const told: string[] = [];
      for (const mark of await drawing.locator('.mark').all()) {
        await mark.hover({ force: true });
        told.push((await tipOf(page)) ?? '');
      }
      for (const { from, to, share } of shown) {
        const said = [formatDuration(from * 1000), formatDuration(to * 1000), formatPercent(share)];
        expect(told.filter((tip) => said.every((each) => tip.includes(each)))).not.toEqual([]);
      }
      // Keys come to the same marks, in the same order.
      await drawing.focus();
      const walked: string[] = [];
      for (const _ of told) {
        await page.keyboard.press('ArrowRight');
        walked.push((await tipOf(page)) ?? '');
      }
      expect(walked).toEqual(told);
      await page.keyboard.press('Escape');
      expect(await page.locator('.tip').isVisible()).toBe(false);
    });

    it('play the fleet, by button, keys and events', async () => {
      const { page, complaints } = opened;
      const player = page.locator('.player');
      const time = player.locator('[data-part=time]');
      const scrubber = player.locator('[data-part=scrubber]');
      const at = async (): Promise<number> => Number(await scrubber.inputValue());
      await player.scrollIntoViewIfNeeded();
      await scrubber.focus();
      await page.keyboard.press('Home');
      expect(await at()).toBe(0);
      const before = await time.textContent();
      await player.locator('[data-do=play]').click();
      await expect.poll(at, { timeout: 60_000 }).toBeGreaterThan(0);
      await player.locator('[data-do=play]').click();
      expect(await time.textContent()).not.toBe(before);
      const paused = await at();
      await player.locator('[data-do=next]').click();
      expect(await at()).toBeGreaterThan(paused);
      // At any time the states add up to the fleet.
      for (const key of ['Home', 'PageUp', 'PageUp', 'End']) {
        await scrubber.focus();
        await page.keyboard.press(key);
        const counts = await player.locator('[data-count]').allTextContents();
        expect(counts.reduce((sum, count) => sum + Number(count.replaceAll(',', '')), 0)).toBe(1200);
      }
      expect(complaints).toEqual([]);
    });

    it('change their colours when asked to', async () => {
      const { page } = opened;
      const ground = (): Promise<unknown> => page.evaluate('getComputedStyle(document.body).backgroundColor');
      const light = await ground();
      await page.locator('[data-theme-choice=dark]').click();
      expect(await ground()).not.toBe(light);
      await page.locator('[data-theme-choice=light]').click();
      expect(await ground()).toBe(light);
    });

    it('can be read without their script', async () => {
      const { page, close } = await openPage(browser, fileOf('simulate'), { javaScriptEnabled: false });
      try {
        expect(await page.locator('figure svg:visible').count()).toBeGreaterThan(5);
        expect(await page.locator('.player-controls:visible').count()).toBe(0);
      } finally {
        await close();
      }
    });
  });

  it('step from event to event where motion is unwelcome', async () => {
    const { page, close } = await openPage(browser, fileOf('trace'), { reducedMotion: 'reduce' });
    try {
      const scrubber = page.locator('.player [data-part=scrubber]');
      await scrubber.focus();
      await page.keyboard.press('Home');
      // By a clock of the test's own, which stands still but for what it is told.
      await page.clock.install({ time: 0 });
      await page.clock.pauseAt(60_000);
      await page.locator('.player [data-do=play]').click();
      const begin = await scrubber.inputValue();
      // Frames would come every 16 milliseconds.
      await page.clock.runFor(1400);
      expect(await scrubber.inputValue()).toBe(begin);
      await page.clock.runFor(200);
      expect(Number(await scrubber.inputValue())).toBeGreaterThan(Number(begin));
    } finally {
      await close();
    }
  });

  it('take hostile names for names', async () => {
    const plan = join(folder, 'hostile.rollout');
    writeFileSync(plan, HOSTILE_PLAN);
    for (const command of ['simulate', 'trace']) {
      const file = await write([command, plan], `hostile-${command}.html`);
      const { page, requests, complaints, close } = await openPage(browser, file);
      try {
        expect({ requests, complaints }).toEqual({ requests: [], complaints: [] });
        expect(await page.locator('img, svg[onload], script:not([type])').count()).toBeLessThanOrEqual(1);
        expect(await page.locator('body').innerText()).toContain(HOSTILE_NAMES[0]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(1000);
        expect(await misplacedTexts(page)).toEqual([]);
      } finally {
        await close();
      }
    }
  });

  it('have a policy that lets nothing run but their own script', () => {
    for (const { name } of PAGES) {
      const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/i.exec(
        readFileSync(fileOf(name), 'utf8'),
      )?.[1];
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe-eval|unsafe-inline|https?:|\*/);
    }
  });
});
