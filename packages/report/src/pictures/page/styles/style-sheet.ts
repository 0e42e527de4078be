import { PLAYER_STYLES } from '../../fleet/player-styles.ts';
import { BASE } from './base.ts';
import { COLORS } from './colors.ts';
import { FIGURES } from './figures.ts';
import { FRAME } from './frame.ts';
import { PRINT } from './print.ts';
import { SOURCE } from './source.ts';
import { TABLES } from './tables.ts';

/** The one style sheet of all pages. */
export const STYLE_SHEET = `${COLORS}${BASE}${FRAME}${FIGURES}${TABLES}${SOURCE}${PLAYER_STYLES}${PRINT}`;
