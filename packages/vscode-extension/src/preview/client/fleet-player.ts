/** The player of the fleet's film, which stays where it was when its picture is drawn anew, and whose tiles lead to the text. */
import {
  type Film,
  type FilmPlan,
  leadFromTiles,
  nodeOf,
  type Player,
  type PlayerMoment,
  stageAt,
  startPlayer,
  type TileLead,
  type TileRange,
} from '@rollout/report/client';
import type { Drawing } from '../messages.ts';

export interface FleetPlayer {
  /** Of the picture that has just come into the box. */
  readonly start: (box: HTMLElement, drawing: Drawing) => void;
  /** Before the picture is taken out. */
  readonly stop: () => void;
  readonly light: (ids: readonly string[], around: readonly string[]) => void;
}

interface Started {
  readonly player: Player;
  readonly plan: FilmPlan | null;
}

export function createFleetPlayer(reveal: (mark: string) => void): FleetPlayer {
  /** Of the film of a plan; another plan's is looked at from its end again. */
  let left: { readonly plan: string | null; readonly moment: PlayerMoment } | null = null;
  let started: Started | null = null;
  let plan: string | null = null;
  const tilesOf = (ids: readonly string[]): readonly TileRange[] =>
    ids.flatMap((id) => (started?.plan == null ? [] : tilesNamed(started.plan, id)));
  return {
    start(box, drawing) {
      const element = box.querySelector<HTMLElement>('.player');
      if (element === null || drawing.film === null) return;
      ({ plan } = drawing);
      // The server says what films and their plans are; these are some that it has made.
      const film = drawing.film as Film;
      const about = drawing.filmPlan as FilmPlan | null;
      const player = startPlayer(element, film, left !== null && left.plan === plan ? left.moment : undefined);
      started = { player, plan: about };
      const isLead = new Set(drawing.leads);
      if (about === null || film.tiles.length === 0) return;
      const leadsOf = (tile: number, at: number) => leadsIn(about, tile, at).filter(({ id }) => isLead.has(id));
      leadFromTiles(element, player.view, { leadsOf, go: reveal });
    },
    stop() {
      if (started === null) return;
      left = { plan, moment: started.player.moment() };
      started.player.stop();
      started = null;
    },
    light: (ids, around) => started?.player.view.light(tilesOf(ids), tilesOf(around)),
  };
}

const STAGE = 'player-stage-';
const NODE = 'player-node-';

/** What is at work there then, or will be; then the place itself. */
function leadsIn(plan: FilmPlan, tile: number, at: number): readonly TileLead[] {
  const here: TileRange = [tile, tile + 1];
  const stage = stageAt(plan, here, at);
  const node = nodeOf(plan, here);
  return [
    ...(stage === null ? [] : [{ id: `${STAGE}${stage}`, text: `stage ${plan.stages[stage]?.name ?? ''}` }]),
    ...(node === null ? [] : [{ id: `${NODE}${node}`, text: `${plan.nodes[node]?.name ?? ''} in the fleet` }]),
  ];
}

function tilesNamed({ stages, nodes }: FilmPlan, id: string): readonly TileRange[] {
  if (id.startsWith(STAGE)) return stages[Number(id.slice(STAGE.length))]?.tiles ?? [];
  if (id.startsWith(NODE)) return nodes[Number(id.slice(NODE.length))]?.tiles ?? [];
  return [];
}
