interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Between a tip and what it is about, and between it and the window's edge. */
const GAP = 6;

/** Where a tip stands: above what it is about, below where there is no room, and always inside the window. */
export function placeOfTip(about: Box, tip: Size, page: Size): { readonly left: number; readonly top: number } {
  // Of something wider or higher than the window, what is seen of it counts.
  const left = Math.max(about.left, 0);
  const right = Math.min(about.right, page.width);
  const top = Math.max(about.top, 0);
  const bottom = Math.min(about.bottom, page.height);
  const above = top - GAP - tip.height;
  const below = bottom + GAP;
  const fitsBelow = below + tip.height + GAP <= page.height;
  return {
    left: within((left + right - tip.width) / 2, page.width - tip.width),
    top: within(above >= GAP || !fitsBelow ? above : below, page.height - tip.height),
  };
}

const within = (wanted: number, room: number): number => Math.max(GAP, Math.min(wanted, room - GAP));
