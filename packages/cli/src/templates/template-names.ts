/** The templates of `rollout init` and which way to ship each is, in the order in which they are offered. Their texts stand apart: only `init` needs them. */
export const TEMPLATES = {
  canary: 'a few servers first, compared with old ones; then a cluster, a region, the rest',
  rings: 'an update for devices or desktops, ring by ring',
  bluegreen: 'two fleets side by side; traffic moves over, and going back is a switch',
  waves: 'many regions: one box, one zone, one region, then more at once in each wave',
  flag: 'code that is out and seen by nobody; then people get it, ring by ring',
  'expand-contract': 'a schema changed under services that run, step by step',
} as const;

export type TemplateName = keyof typeof TEMPLATES;

/** A plan that is to begin as that template. */
export interface FirstPlan {
  readonly template: TemplateName;
  readonly name: string;
}

// Of an object that is written out above, the keys are what its type says.
export const TEMPLATE_NAMES = Object.keys(TEMPLATES) as readonly TemplateName[];
