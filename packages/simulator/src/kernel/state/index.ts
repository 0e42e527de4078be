export type * from './areas.ts';
export type * from './batches.ts';
export type * from './bugs.ts';
export type * from './cells.ts';
export type * from './kernel.ts';
export type * from './rules.ts';
export type * from './steps.ts';
export type * from './units.ts';
