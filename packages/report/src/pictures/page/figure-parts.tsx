/** What every figure has, in a page of ours or a piece of another: its heading, the frame of its drawing, and what is told below it. */
import type { ComponentChildren, VNode } from 'preact';
import { printableText } from '../../text/printable.ts';
import { FONT } from '../lettering/text-width.ts';
import type { Drawing, Picture, Table } from '../picture.ts';

export function FigureHeading({ picture, id }: { readonly picture: Picture; readonly id: string }): VNode {
  return (
    <figcaption>
      <h3 id={`${id}-title`}>{picture.title}</h3>
      <p id={`${id}-says`}>{picture.description}</p>
    </figcaption>
  );
}

interface FrameProps {
  readonly drawing: Drawing;
  /** Of the figure that it stands in: its heading says what it is. */
  readonly id: string;
  /** What lies on the drawing: its marks. */
  readonly children: ComponentChildren;
}

export function DrawingFrame({ drawing: { width, height, body }, id, children }: FrameProps): VNode {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: its title stands above it, where everybody can read it
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-says`}
      font-family={FONT}
    >
      {body}
      {children}
    </svg>
  );
}

/** Notes, and on demand the numbers. */
export function BelowDrawing({ picture, id }: { readonly picture: Picture; readonly id: string }): VNode {
  const { title, notes, table } = picture;
  return (
    <>
      {notes.length > 0 && <p class="notes">{notes.map(ended).join(' ')}</p>}
      {table.rows.length > 0 && (
        <details>
          <summary>
            Numbers<span class="unseen"> of {title}</span>
          </summary>
          <Numbers table={table} labelId={`${id}-title`} />
        </details>
      )}
    </>
  );
}

const ended = (note: string): string => (/[.!?:]$/.test(note) ? note : `${note}.`);

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
