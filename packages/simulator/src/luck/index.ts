export { type BugChances, presenceOfMachine } from './bug-groups.ts';
export { calmLuck } from './calm-luck.ts';
export {
  type BugFates,
  FAIL,
  type Luck,
  type LuckOutcome,
  MARGINAL,
  PASS,
  VERDICTS,
  type VerdictNumber,
} from './luck.ts';
export { type OpenLuck, openLuck } from './open-luck.ts';
export {
  allocation,
  isStratified,
  MOST_STRATIFIED,
  type Presence,
  type PresenceGroup,
  placeOfTrial,
  presenceOf,
  stratumOfTrial,
} from './presence.ts';
