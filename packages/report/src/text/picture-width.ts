/** How wide pictures may be, in pixels: what a reader may ask for, and whoever draws keeps to. */

/** Narrower ones are drawn as wide as this, wider ones no wider. */
export const NARROWEST = 320;
export const WIDEST = 1600;
