/** The third face of this package: what makes pictures and players live in a page that somebody else has made. It knows a DOM; the styles are texts. */
export type { Film } from '../../fleet/film.ts';
export { type FilmPlan, nodeOf, stageAt, type TileRange } from '../../fleet/film-plan.ts';
export { type Player, type PlayerMoment, startPlayer } from '../fleet/client/start-players.ts';
export { leadFromTiles, type TileLead } from '../fleet/client/tile-leads.ts';
export { PLAYER_STYLES } from '../fleet/player-styles.ts';
export { openTips, type Tips } from '../page/client/tips.ts';
export { FIGURES as FIGURE_STYLES } from '../page/styles/figures.ts';
export { TABLES as TABLE_STYLES } from '../page/styles/tables.ts';
export { THEMES, themeProperties } from '../theme/themes.ts';
