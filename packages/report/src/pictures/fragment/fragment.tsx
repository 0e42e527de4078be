/** Pictures as pieces of somebody else's page: one drawing at the width that there is, in the colours that the page sets, with marks that say what of the plan they show. */
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Film } from '../../fleet/film.ts';
import { FleetPlayer } from '../fleet/player.tsx';
import { BelowDrawing, DrawingFrame, FigureHeading } from '../page/figure-parts.tsx';
import { shortMarkup } from '../page/short-markup.ts';
import type { Drawing, Mark, Part, Picture } from '../picture.ts';
import { PAGE_THEME } from '../theme/themes.ts';

export interface Fragment {
  /** A `figure` element: no script, no style, no link; its colours are the properties that `themeProperties` names. */
  readonly html: string;
  /** Those that show a part of the plan, in the order in which keys walk through them. */
  readonly marks: readonly FragmentMark[];
}

export interface FragmentMark {
  /** Of an element; the one called `ID-whole`, where there is one, is all that shows the part. */
  readonly id: string;
  readonly part: Part;
  /** Lines, as the mark tells them. */
  readonly text: string;
}

export interface FragmentFrame {
  /** In pixels. */
  readonly width: number;
  /** What its ids begin with. */
  readonly id: string;
}

/** The same bytes for the same picture in the same frame. */
export function pictureFragment(picture: Picture, { width, id }: FragmentFrame): Fragment {
  const drawing = picture.draw({ width, theme: PAGE_THEME, id });
  const marks = drawing.marks.map((mark, index) => ({ mark, id: `${id}-mark-${index}` }));
  return {
    html: shortMarkup(renderToString(<FragmentFigure picture={picture} drawing={drawing} marks={marks} id={id} />)),
    marks: marks.flatMap(({ mark: { part, text }, id: own }) => (part === undefined ? [] : [{ id: own, part, text }])),
  };
}

/** A player of that film; whoever shows it hands the film to `startPlayer`. */
export function playerFragment(film: Film, id: string): string {
  return shortMarkup(renderToString(<FleetPlayer film={film} id={id} />));
}

interface FigureProps {
  readonly picture: Picture;
  readonly drawing: Drawing;
  readonly marks: readonly { readonly mark: Mark; readonly id: string }[];
  readonly id: string;
}

function FragmentFigure({ picture, drawing, marks, id }: FigureProps): VNode {
  return (
    <figure class="figure" data-picture={picture.name}>
      <FigureHeading picture={picture} id={id} />
      <div class="drawing">
        <DrawingFrame drawing={drawing} id={id}>
          {marks.flatMap(({ mark: { whole }, id: own }) =>
            whole === undefined
              ? []
              : [<rect class="whole" id={`${own}-whole`} {...whole} rx="6" fill="transparent" />],
          )}
          {marks.map(({ mark, id: own }) => (
            <rect
              class={mark.part === undefined ? 'mark' : 'mark leads'}
              id={own}
              x={mark.x}
              y={mark.y}
              width={mark.width}
              height={mark.height}
              fill="transparent"
            >
              <title>{mark.text}</title>
            </rect>
          ))}
        </DrawingFrame>
      </div>
      <BelowDrawing picture={picture} id={id} />
    </figure>
  );
}
