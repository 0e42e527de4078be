/** The pictures that commands have, for those that are drawn where the plan has something of them. */

export const STUDY_PICTURES = [
  'plan',
  'duration',
  'endings',
  'progress',
  'people',
  'outcomes',
  'stages',
  'bugs',
  'reach',
  'users',
  'exposure-server-hours',
  'exposure-requests',
  'exposure-user-hours',
  'expectations',
  'time',
  'sensitivity',
  'uncertain',
  'gates',
  'capacity',
] as const;

export const RUN_PICTURES = [
  'plan',
  'timeline',
  'fleet',
  'progress',
  'capacity',
  'exposure',
  'failures',
  'load',
  'traffic',
  'people',
] as const;

export const COMPARISON_PICTURES = ['sides', 'durations', 'progresses'] as const;

/** `front`: one for each pair of objectives, of which there are two or three. */
export const FRONT_PICTURES = ['front', 'front-2', 'front-3', 'found'] as const;

export const PLAN_PICTURES = ['plan'] as const;

/** The one that is drawn where nobody has said which. */
export const TELLING = {
  study: 'duration',
  run: 'timeline',
  comparison: 'sides',
  front: 'front',
  plan: 'plan',
} as const;
