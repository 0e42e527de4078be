/** The templates that a new plan begins with, and which way to ship each is: those of `rollout init`, which a test holds equal. Their texts lie in the extension's folder `templates/`. */
export const TEMPLATES: Readonly<Record<string, string>> = {
  canary: 'a few servers first, compared with old ones; then a cluster, a region, the rest',
  rings: 'an update for devices or desktops, ring by ring',
  bluegreen: 'two fleets side by side; traffic moves over, and going back is a switch',
  waves: 'many regions: one box, one zone, one region, then more at once in each wave',
  flag: 'code that is out and seen by nobody; then people get it, ring by ring',
  'expand-contract': 'a schema changed under services that run, step by step',
};
