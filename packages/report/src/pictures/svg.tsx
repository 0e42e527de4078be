import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { NARROWEST } from '../text/picture-width.ts';
import { fitLines, fitText } from './lettering/fit-text.ts';
import { FONT } from './lettering/text-width.ts';
import type { Drawing, Picture } from './picture.ts';
import type { StandaloneTheme, Theme } from './theme/theme.ts';
import { THEMES } from './theme/themes.ts';

export interface SvgOptions {
  /** In pixels. */
  readonly width: number;
  readonly theme: StandaloneTheme;
}

const MARGIN = 16;
const TITLE = { size: 17, bold: true };
const SAID = { size: 13 };
const NOTE = { size: 11 };
/** From one line of a text to the next, as so many of its size. */
const LEADING = 1.4;
const MOST_LINES = 4;
const GAP = 14;

/** A picture as a file of its own, with its title and what it says above it and its notes below: no script, no style sheet, nothing that it refers to. */
export function pictureSvg(picture: Picture, { width, theme }: SvgOptions): string {
  const svg = renderToString(<Standalone picture={picture} width={width} theme={THEMES[theme]} />);
  return `${wellFormed(svg)}\n`;
}

/** XML 1.0 cannot hold these, escaped or not. */
const FORBIDDEN = /[\ud800-\udfff\ufffe\uffff]/gu;

/** Markup is made as HTML has it, which takes these and leaves `>` as it is; to XML `]]>` is the end of a section that has not begun. */
function wellFormed(svg: string): string {
  return svg.replace(FORBIDDEN, '\ufffd').replaceAll(']]>', ']]&gt;');
}

interface Standing {
  readonly picture: Picture;
  readonly width: number;
  readonly theme: Theme;
}

function Standalone({ picture, width, theme }: Standing): VNode {
  const { name, title, description, notes } = picture;
  // No drawing gets narrower for its margin than drawings are.
  const margin = Math.min(MARGIN, Math.max(0, (width - NARROWEST) / 2));
  const drawing = picture.draw({ width: width - 2 * margin, theme, id: name });
  const whole = drawing.width + 2 * margin;
  const said = description === '' ? [] : fitLines(description, drawing.width, MOST_LINES, SAID);
  const noted = notes.length === 0 ? [] : fitLines(notes.join(' '), drawing.width, MOST_LINES, NOTE);
  const top = MARGIN + TITLE.size * LEADING + heightOf(said, SAID) + GAP;
  const below = top + drawing.height + GAP;
  const height = Math.ceil(below + heightOf(noted, NOTE) + MARGIN - NOTE.size / 2);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={whole}
      height={height}
      viewBox={`0 0 ${whole} ${height}`}
      role="img"
      aria-labelledby={`${name}-title ${name}-description`}
      font-family={FONT}
    >
      <title id={`${name}-title`}>{title}</title>
      <desc id={`${name}-description`}>{description}</desc>
      <rect width={whole} height={height} fill={theme.surface} />
      <text x={margin} y={MARGIN + TITLE.size} font-size={TITLE.size} font-weight="bold" fill={theme.text}>
        {fitText(title, drawing.width, TITLE)}
      </text>
      <Lines lines={said} x={margin} y={MARGIN + TITLE.size * LEADING} size={SAID.size} color={theme.muted} />
      <g transform={`translate(${margin} ${top})`}>
        {drawing.body}
        {drawing.marks.map(marked)}
      </g>
      <Lines lines={noted} x={margin} y={below} size={NOTE.size} color={theme.muted} />
    </svg>
  );
}

interface Lettered {
  readonly lines: readonly string[];
  readonly x: number;
  /** Of their top. */
  readonly y: number;
  readonly size: number;
  readonly color: string;
}

function Lines({ lines, x, y, size, color }: Lettered): VNode {
  return (
    <>
      {lines.map((line, index) => (
        <text x={x} y={y + size + index * size * LEADING} font-size={size} fill={color}>
          {line}
        </text>
      ))}
    </>
  );
}

const heightOf = (lines: readonly string[], { size }: { readonly size: number }): number =>
  lines.length * size * LEADING;

/** A mark as a title of what it lies on. */
function marked({ x, y, width, height, text }: Drawing['marks'][number]): VNode {
  return (
    <rect x={x} y={y} width={width} height={height} fill="transparent" class="mark">
      <title>{text}</title>
    </rect>
  );
}
