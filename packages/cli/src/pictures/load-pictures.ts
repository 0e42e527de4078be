import type * as pictures from '@rollout/report/pictures';

/** What draws: `@rollout/report/pictures`. Its types are free; itself it is large. */
export type Drawing = typeof pictures;

/**
 * Loads what draws, the only place that does: most commands draw nothing and shall not wait for it. In the bundled command it is
 * a bundle of its own, `rollout-pictures.cjs`.
 */
export function loadPictures(): Promise<Drawing> {
  return import('@rollout/report/pictures');
}
