import type { Mark } from '../picture.ts';

/** Marks side by side over a whole plot, so many of them, each with what there is at its middle, a share of the way. */
export function columnMarks(
  plot: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
  columns: number,
  textAt: (share: number) => string,
): Mark[] {
  const width = plot.width / columns;
  return Array.from({ length: columns }, (_, index) => ({
    x: plot.left + index * width,
    y: plot.top,
    width,
    height: plot.height,
    text: textAt((index + 0.5) / columns),
  }));
}
