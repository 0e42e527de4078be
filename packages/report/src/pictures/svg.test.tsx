import { describe, expect, it } from 'vitest';
import { NARROWEST } from '../text/picture-width.ts';
import { textWidth } from './lettering/text-width.ts';
import type { Picture } from './picture.ts';
import { pictureSvg } from './svg.tsx';

const picture = (parts: Partial<Picture> = {}): Picture => ({
  name: 'sizes',
  title: 'How large it is',
  description: 'As large as it is told to be.',
  notes: ['From one test.', 'Nothing is left out.'],
  table: { columns: [], rows: [] },
  draw: ({ width, theme, id }) => ({
    width,
    height: 100,
    body: [<rect id={`${id}-drawn`} width={width} height={100} fill={theme.raised} />],
    marks: [{ x: 1, y: 2, width: 30, height: 40, text: 'first line\nsecond' }],
  }),
  ...parts,
});

/** What a file's text elements say, and where, with their size. */
function textsIn(svg: string): { text: string; x: number; y: number; size: number; bold: boolean }[] {
  return [
    ...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)" font-size="([\d.]+)"( font-weight="bold")?[^>]*>([^<]*)</g),
  ].map(([, x, y, size, bold, text = '']) => ({
    text,
    x: Number(x),
    y: Number(y),
    size: Number(size),
    bold: bold !== undefined,
  }));
}

const sizeOf = (svg: string): { width: number; height: number } => {
  const [, width, height] = /^<svg [^>]*width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
};

describe('a picture as a file', () => {
  it('has its title and what it says above it, and its notes below', () => {
    const svg = pictureSvg(picture(), { width: 640, theme: 'light' });
    expect(textsIn(svg).map(({ text }) => text)).toEqual([
      'How large it is',
      'As large as it is told to be.',
      'From one test. Nothing is left out.',
    ]);
    expect(svg.indexOf('told to be.</text>')).toBeLessThan(svg.indexOf('id="sizes-drawn"'));
    expect(svg.indexOf('id="sizes-drawn"')).toBeLessThan(svg.indexOf('left out.</text>'));
    expect(svg).toContain('<title id="sizes-title">How large it is</title>');
    expect(svg).toContain('<desc id="sizes-description">As large as it is told to be.</desc>');
    expect(svg).toContain('<title>first line\nsecond</title>');
  });

  it.each([320, 330, 360, 960, 1600])(
    'is as wide as was asked for, its drawing no narrower than drawings are: %d',
    (width) => {
      const svg = pictureSvg(picture(), { width, theme: 'dark' });
      expect(sizeOf(svg).width).toBe(width);
      const drawn = Number(/id="sizes-drawn" width="([\d.]+)"/.exec(svg)?.[1]);
      expect(drawn).toBe(Math.max(NARROWEST, width - 32));
    },
  );

  it.each([320, 640])('keeps long texts inside, at %d', (width) => {
    const long = { title: 'word '.repeat(80), description: `${'many words '.repeat(200)}.`, notes: ['x'.repeat(500)] };
    const svg = pictureSvg(picture(long), { width, theme: 'light' });
    const { height } = sizeOf(svg);
    const texts = textsIn(svg);
    expect(texts.map(({ y }) => y)).toEqual([...texts.map(({ y }) => y)].sort((a, b) => a - b));
    for (const { text, x, y, size, bold } of texts) {
      expect(x + textWidth(text, { size, bold })).toBeLessThanOrEqual(width);
      expect(y + size / 3).toBeLessThanOrEqual(height);
    }
  });

  it('says nothing below where there is nothing to note', () => {
    const svg = pictureSvg(picture({ notes: [] }), { width: 640, theme: 'light' });
    expect(textsIn(svg).map(({ text }) => text)).toEqual(['How large it is', 'As large as it is told to be.']);
  });

  it('shows hostile texts as text', () => {
    const hostile = '<img src=x onerror=alert(1)></text></svg><script>"&\'';
    const svg = pictureSvg(picture({ title: hostile, description: hostile, notes: [hostile] }), {
      width: 960,
      theme: 'light',
    });
    expect(svg).not.toMatch(/<img|<script/);
    expect(svg.match(/<\/svg>/g)).toHaveLength(1);
  });

  it.each([
    ['a]]>b', 'a]]&gt;b'],
    ['a\ufffeb\uffffc', 'a\ufffdb\ufffdc'],
    ['a\ud83d', 'a\ufffd'],
  ])('holds nothing that XML may not: %j', (text, shown) => {
    const svg = pictureSvg(picture({ title: text }), { width: 960, theme: 'light' });
    expect(svg).toContain(`<title id="sizes-title">${shown}</title>`);
    expect(svg).not.toMatch(/\]\]>|[\ud800-\udfff\ufffe\uffff]/u);
  });
});
