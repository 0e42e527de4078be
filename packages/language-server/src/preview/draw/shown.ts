import type { FilmPlan } from '@rollout/report';
import type * as pictures from '@rollout/report/pictures';
import type { Fragment, FragmentMark, Picture } from '@rollout/report/pictures';
import type { PreviewPoint } from '../../protocol.ts';

/** What is to be seen of a plan. */
export interface Shown {
  readonly kind: 'shown';
  readonly html: string;
  /** Only what leads to the text needs its place. */
  readonly marks: readonly Pick<FragmentMark, 'id' | 'part'>[];
  readonly film: unknown;
  readonly filmPlan?: FilmPlan;
  readonly points?: readonly PreviewPoint[];
  readonly run: number | null;
  readonly basis: string;
  readonly next: number | null;
}

/** A sentence says why there is nothing to be seen. */
export interface Unseen {
  readonly kind: 'unseen';
  readonly why: string;
}

/** What draws: `@rollout/report/pictures`. Nothing else of the server loads it. */
export function loadPictures(): Promise<typeof pictures> {
  return import('@rollout/report/pictures');
}

/** Pictures one below the other, each with ids of its own. */
export function fragmentsOf(
  { pictureFragment }: typeof pictures,
  all: readonly Picture[],
  width: number,
): { readonly html: string; readonly marks: readonly FragmentMark[] } {
  const fragments = all.map((picture): Fragment => pictureFragment(picture, { width, id: `p-${picture.name}` }));
  return { html: fragments.map(({ html }) => html).join(''), marks: fragments.flatMap(({ marks }) => marks) };
}
