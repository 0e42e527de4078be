import type { ComponentChildren, VNode } from 'preact';

interface Props {
  readonly columns: readonly { readonly title: string; readonly align?: 'left' | 'right' }[];
  /** Of each row the first cell heads it. */
  readonly rows: readonly (readonly ComponentChildren[])[];
  /** What it is of, for those who do not see what stands around it. */
  readonly label: string;
  /** Above it, where it is one of several. */
  readonly title?: string;
  /** `pairs`: the columns of one table lie below those of the other. */
  readonly look?: 'pairs';
}

/** A table that stands in a page by itself; where that is narrow, its rows become paragraphs. */
export function SimpleTable({ columns, rows, label, title, look }: Props): VNode {
  return (
    <div class="held">
      {title !== undefined && <h3 class="group">{title}</h3>}
      <table class={`wide stack${look === undefined ? '' : ` ${look}`}`} aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ title, align = 'left' }) => (
              <th scope="col" class={align}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([head, ...cells]) => (
            <tr>
              <th scope="row">{head}</th>
              {cells.map((cell, index) => (
                <td class={columns[index + 1]?.align ?? 'left'} data-of={columns[index + 1]?.title}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
