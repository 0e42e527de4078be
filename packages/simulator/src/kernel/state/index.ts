/**
 * The types of what a kernel is made of. `areas`, `batches`, `bugs`, `cells`, `steps` and `units` name each other: what they describe is a web of
 * objects that hold each other (a unit its step, a step its units), because a run goes from one to the next too often to look it up by a number.
 * They hold types alone, so that nothing is loaded in a circle.
 */
export type * from './areas.ts';
export type * from './batches.ts';
export type * from './bugs.ts';
export type * from './cells.ts';
export type * from './histories.ts';
export type * from './kernel.ts';
export type * from './observers.ts';
export type * from './parts.ts';
export type * from './people.ts';
export type * from './rules.ts';
export type * from './run.ts';
export type * from './steps.ts';
export type * from './turns.ts';
export type * from './units.ts';
