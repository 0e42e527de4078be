import type { FrontPoint } from '@rollout/language-server';

/** A point of the front as a line to pick: what the params would be, what that brings, and what is special about it. */
export function pointLabel(
  { params, figures, isKnee, isOwn }: FrontPoint,
  number: number,
): { readonly label: string; readonly description: string; readonly detail: string } {
  const marks = [...(isKnee ? ['the knee'] : []), ...(isOwn ? ['as it is now'] : [])];
  return {
    label: `${isKnee ? '$(star-full)' : `${number}.`} ${figures.join('  ·  ')}`,
    description: marks.join(', '),
    detail: params.length === 0 ? 'as it is written' : params.join(', '),
  };
}
