import type { VNode } from 'preact';
import { printableText } from '../../text/printable.ts';
import { FONT } from '../lettering/text-width.ts';
import type { Drawing, Picture, Table } from '../picture.ts';
import { PAGE_THEME } from '../theme/themes.ts';

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
  const { title, description, notes, table } = picture;
  return (
    <figure class="figure" id={id}>
      <figcaption>
        <h3 id={`${id}-title`}>{title}</h3>
        <p id={`${id}-says`}>{description}</p>
      </figcaption>
      {WIDTHS.map((width) => {
        const drawing = picture.draw({ width, theme: PAGE_THEME, id: `${id}-${width}` });
        const isUpright = drawing.height > UPRIGHT.from && drawing.height <= UPRIGHT.to;
        return (
          <div key={width} class={`drawing w${width}${isUpright ? ' upright' : ''}`}>
            <Drawn drawing={drawing} titleId={`${id}-title`} descriptionId={`${id}-says`} />
          </div>
        );
      })}
      {notes.length > 0 && <p class="notes">{notes.map(ended).join(' ')}</p>}
      {table.rows.length > 0 && (
        <details>
          <summary>
            Numbers<span class="unseen"> of {title}</span>
          </summary>
          <Numbers table={table} labelId={`${id}-title`} />
        </details>
      )}
    </figure>
  );
}

export const ended = (note: string): string => (/[.!?:]$/.test(note) ? note : `${note}.`);

/** Its title and description stand beside it. */
function Drawn({
  drawing,
  titleId,
  descriptionId,
}: {
  readonly drawing: Drawing;
  readonly titleId: string;
  readonly descriptionId: string;
}): VNode {
  const { width, height, body, marks } = drawing;
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: its title stands in the page, where everybody can read it
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={titleId}
      aria-describedby={descriptionId}
      font-family={FONT}
    >
      {body}
      {marks.map((mark) => (
        <rect class="mark" x={mark.x} y={mark.y} width={mark.width} height={mark.height}>
          <title>{mark.text}</title>
        </rect>
      ))}
    </svg>
  );
}

/** To the left is where the style sheet puts everything. */
const alignedAs = (align: 'left' | 'right' | undefined): { readonly class?: string } =>
  align === 'right' ? { class: 'right' } : {};

/** A table that scrolls by itself where the page is narrow. */
export function Numbers({ table, labelId }: { readonly table: Table; readonly labelId: string }): VNode {
  const { columns, rows } = table;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section class="scroll" tabIndex={0} aria-labelledby={labelId}>
      <table>
        <thead>
          <tr>
            {columns.map(({ title, align }) => (
              <th scope="col" {...alignedAs(align)}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell, index) => (
                <td {...alignedAs(columns[index]?.align)}>{printableText(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
