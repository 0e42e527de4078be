/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Page } from 'playwright-core';

/**
 * What is wrong with how texts stand in the SVGs of a page that are to be seen: those that leave their picture, and those that lie on one another,
 * by the boxes that the browser gives them.
 */
export function misplacedTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const TOLERANCE = 0.75;
    const wrong: string[] = [];
    for (const svg of document.querySelectorAll('svg')) {
      const frame = svg.getBoundingClientRect();
      if (frame.width === 0) continue;
      const texts = [...svg.querySelectorAll('text')]
        .map((element) => ({ said: element.textContent ?? '', box: element.getBoundingClientRect() }))
        .filter(({ said, box }) => said.trim() !== '' && box.width > 0);
      for (const { said, box } of texts) {
        const leaves =
          box.left < frame.left - TOLERANCE ||
          box.right > frame.right + TOLERANCE ||
          box.top < frame.top - TOLERANCE ||
          box.bottom > frame.bottom + TOLERANCE;
        if (leaves) wrong.push(`"${said}" leaves its picture`);
      }
      texts.forEach((one, index) => {
        for (const other of texts.slice(index + 1)) {
          const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
          // Boxes of lines have room above and below the letters.
          const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
          if (wide > 1 && high > 2.5) wrong.push(`"${one.said}" and "${other.said}" overlap`);
        }
      });
    }
    return wrong;
  });
}
