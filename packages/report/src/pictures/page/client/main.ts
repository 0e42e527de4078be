/** The script of a page: nothing of the page needs it to be read. */
import { startPlayers } from '../../fleet/client/start-players.ts';
import { startThemes } from './themes.ts';
import { startTips } from './tips.ts';

startThemes(document);
startTips(document);
for (const played of document.querySelectorAll<HTMLElement>('.played')) played.hidden = false;
startPlayers(document);
