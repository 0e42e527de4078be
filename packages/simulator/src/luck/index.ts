export type { BugFates, Luck, LuckOutcome } from './luck.ts';
export { type OpenLuck, openLuck } from './open-luck.ts';
