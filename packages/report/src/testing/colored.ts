import { createColors } from 'picocolors';
import { PLAIN, type Style } from '../text/style.ts';

export const COLORED: Style = { ...PLAIN, colors: createColors(true) };
