/** Where the entries of a legend begin. */
export interface PlacedEntries {
  readonly places: readonly { readonly x: number; readonly y: number }[];
  /** From the top of the first line to that of the one after the last; 0: there are none. */
  readonly height: number;
}

/** Side by side, so far apart, in as many lines as they take between left and right. */
export function placeEntries(
  widths: readonly number[],
  {
    left,
    right,
    gap,
    line,
  }: { readonly left: number; readonly right: number; readonly gap: number; readonly line: number },
): PlacedEntries {
  let x = left;
  let y = 0;
  const places = widths.map((width) => {
    if (x > left && x + width > right) {
      x = left;
      y += line;
    }
    const place = { x, y };
    x = Math.round(x + width + gap);
    return place;
  });
  return { places, height: widths.length === 0 ? 0 : y + line };
}
