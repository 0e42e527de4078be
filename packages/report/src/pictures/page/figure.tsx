import type { VNode } from 'preact';
import type { Picture } from '../picture.ts';
import { PAGE_THEME } from '../theme/themes.ts';
import { BelowDrawing, DrawingFrame, FigureHeading } from './figure-parts.tsx';

/** In how many pixels each picture is drawn; the style sheet shows the widest that fits. The narrowest is what a phone has beside the page's margins: its letters are seen in their size. */
const WIDTHS = [336, 640, 960] as const;
/** Higher than wide, and still so that one sheet of paper holds it; what is higher goes over several. */
const UPRIGHT = { from: 800, to: 1500 };

export interface FigureProps {
  readonly picture: Picture;
  /** Unlike that of any other figure of the page. */
  readonly id: string;
}

/** A picture in a page: what it shows in words, its drawings, and on demand its numbers. */
export function Figure({ picture, id }: FigureProps): VNode {
  return (
    <figure class="figure" id={id}>
      <FigureHeading picture={picture} id={id} />
      {WIDTHS.map((width) => {
        const drawing = picture.draw({ width, theme: PAGE_THEME, id: `${id}-${width}` });
        const isUpright = drawing.height > UPRIGHT.from && drawing.height <= UPRIGHT.to;
        return (
          <div key={width} class={`drawing w${width}${isUpright ? ' upright' : ''}`}>
            <DrawingFrame drawing={drawing} id={id}>
              {drawing.marks.map(({ x, y, width: wide, height, text }) => (
                <rect class="mark" x={x} y={y} width={wide} height={height}>
                  <title>{text}</title>
                </rect>
              ))}
            </DrawingFrame>
          </div>
        );
      })}
      <BelowDrawing picture={picture} id={id} />
    </figure>
  );
}
