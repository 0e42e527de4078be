export type { CodeFacts } from './comment-text.ts';
export { type DistributionThere, distributionAt } from './distribution-at.ts';
export { type Hover, type HoverOptions, hoverAt } from './hover-at.ts';
export { type ZoneThere, zoneAt } from './zone-at.ts';
