/** A place or a length as it is written: to a tenth of a pixel, which is finer than anybody sees. */
export const rounded = (value: number): number => Math.round(value * 10) / 10;
