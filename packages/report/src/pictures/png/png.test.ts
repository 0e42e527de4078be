import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { FONT, type Lettering, textWidth } from '../lettering/text-width.ts';
import { type PngParts, pngOf } from './png.ts';

const { resolve } = createRequire(import.meta.url);
const REGULAR = readFileSync(resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'));
const BOLD = readFileSync(resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'));
const parts: PngParts = {
  wasm: readFileSync(resolve('@resvg/resvg-wasm/index_bg.wasm')),
  fonts: [REGULAR, BOLD],
};

const picture = (body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="40" viewBox="0 0 100 40" font-family="${FONT}"><rect width="100" height="40" fill="#ffffff"/>${body}</svg>`;
const lettered = (text: string): string => picture(`<text x="10" y="25" font-size="14" fill="#000000">${text}</text>`);

/** By the PNG specification: a head of 8 bytes, then chunks of length, name, content and checksum; `IHDR` is the first. */
function read(png: Uint8Array): { readonly width: number; readonly height: number; readonly pixels: Buffer } {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  const content: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      content.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), pixels: inflateSync(Buffer.concat(content)) };
}

describe('a picture in pixels', () => {
  it.each([1, 2, 3])('has so many for each of its own: %d', async (scale) => {
    expect(read(await pngOf(lettered('P50'), { scale }, parts))).toMatchObject({
      width: 100 * scale,
      height: 40 * scale,
    });
  });

  it('shows its text', async () => {
    const pixels = async (svg: string) => read(await pngOf(svg, { scale: 1 }, parts)).pixels;
    const [none, some, other] = [
      await pixels(picture('')),
      await pixels(lettered('P50')),
      await pixels(lettered('P95')),
    ];
    expect(some.equals(none)).toBe(false);
    expect(some.equals(other)).toBe(false);
  });

  it('is the same bytes each time', async () => {
    const once = await pngOf(lettered('2d 8h'), { scale: 2 }, parts);
    expect(Buffer.from(await pngOf(lettered('2d 8h'), { scale: 2 }, parts)).equals(once)).toBe(true);
  });
});

describe('how wide drawings take a text to be is how wide the font has it', () => {
  // A size at which a thousandth of it is a unit.
  const SIZE = 1_000;

  beforeAll(async () => {
    await pngOf(picture(''), { scale: 1 }, parts);
  });

  /** What the text adds between two letters, so that the room beside the ink counts as well. */
  const advance = (text: string, { bold = false }: Pick<Lettering, 'bold'>): number =>
    inked(`H${text}H`, bold) - inked('HH', bold);

  function inked(text: string, bold: boolean): number {
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const weight = bold ? 'bold' : 'normal';
    // No pair of letters is drawn nearer together: drawings leave that to their reader's font.
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="90000" height="2000"><text x="100" y="1500" font-size="${SIZE}" font-weight="${weight}" font-family="${FONT}" xml:space="preserve" style="font-kerning:none">${escaped}</text></svg>`;
    const image = new Resvg(svg, { font: { fontBuffers: [...parts.fonts], defaultFontFamily: 'DejaVu Sans' } });
    try {
      return image.getBBox()?.width ?? 0;
    } finally {
      image.free();
    }
  }

  it.each([{ bold: false }, { bold: true }])('each character of ASCII, $bold', ({ bold }) => {
    const off = Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index)).flatMap((text) => {
      const ours = textWidth(text, { size: SIZE, bold });
      const theirs = advance(text, { bold });
      return Math.abs(ours - theirs) <= 0.01 * theirs ? [] : [`${text}: ${ours}, not ${theirs}`];
    });
    expect(off).toEqual([]);
  });

  it.each(['P95 2d 8h', 'stage first: 400 servers of 20,000', 'Expected: p95(duration) <= 5d'])('%s', (text) => {
    for (const bold of [false, true])
      expect(Math.abs(textWidth(text, { size: SIZE, bold }) / advance(text, { bold }) - 1)).toBeLessThan(0.01);
  });
});
