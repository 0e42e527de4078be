/** From the tiles of a player's map to what of the plan they are about: for a pointer, a finger and keys. */
import { nextOf } from '../../page/client/walking.ts';
import type { PlayerView } from './player-view.ts';

export interface TileLeads {
  /** Where a tile leads to at a time, the likeliest first. */
  readonly leadsOf: (tile: number, at: number) => readonly TileLead[];
  readonly go: (id: string) => void;
}

export interface TileLead {
  readonly id: string;
  /** As the page says it: `stage first`. */
  readonly text: string;
}

/** A click goes to the first of a tile's leads; all stand beside its numbers. Keys walk through the tiles of a map that has the focus. */
export function leadFromTiles(player: HTMLElement, view: PlayerView, { leadsOf, go }: TileLeads): void {
  const page = player.ownerDocument;
  const links = page.createElement('span');
  links.className = 'player-leads';
  const place = player.querySelector('[data-part="place"]');
  const told = page.createElement('div');
  told.className = 'player-told';
  place?.before(told);
  told.append(...(place === null ? [] : [place]), links);
  let shown = '';
  view.onPlace((tile, at) => {
    const leads = leadsOf(tile, at);
    const key = leads.map(({ id }) => id).join(' ');
    if (key === shown) return;
    shown = key;
    links.replaceChildren(
      ...leads.map(({ id, text }) => {
        const link = page.createElement('button');
        link.type = 'button';
        link.className = 'link';
        link.textContent = text;
        link.addEventListener('click', () => go(id));
        return link;
      }),
    );
  });
  const goFrom = (tile: number | null): void => {
    const [first] = tile === null ? [] : leadsOf(tile, view.at());
    if (first !== undefined) go(first.id);
  };
  view.onChosen(goFrom);
  for (const map of player.querySelectorAll<HTMLElement>('.player-map')) {
    map.classList.add('leads');
    walkTiles(map, view, goFrom);
  }
}

function walkTiles(map: HTMLElement, view: PlayerView, goFrom: (tile: number | null) => void): void {
  map.tabIndex = 0;
  map.setAttribute('role', 'group');
  map.setAttribute('aria-label', `Map of the fleet. Arrow keys go through its ${view.tiles} tiles, Enter to the text.`);
  map.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') {
      goFrom(view.place());
      return;
    }
    const next = nextOf(event.key, view.place() ?? -1, view.tiles - 1);
    if (next === null) return;
    // The player's own keys are about time.
    event.preventDefault();
    event.stopPropagation();
    view.tell(view.pointAt(next));
  });
}
