export { type BugChances, presenceOfMachine } from './bug-groups.ts';
export { calmLuck } from './calm-luck.ts';
export type { BugFates, Luck, LuckOutcome } from './luck.ts';
export { type OpenLuck, openLuck } from './open-luck.ts';
export { isStratified, type Presence, stratumOfTrial } from './presence.ts';
