/** How texts of a run's pictures are lettered. */
import type { Lettering } from '../lettering/text-width.ts';

export const LETTERS: Lettering = { size: 12 };
export const STRONG: Lettering = { size: 12, bold: true };
export const SMALL: Lettering = { size: 11 };
export const LINE = 16;
