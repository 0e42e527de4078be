/**
 * Everything that the kernel knows of a machine, and where a run of it stands. One set of objects serves all trials: what a
 * trial touches is noted, and put back before the next. Fields that never change are `readonly`.
 *
 * It is one flat object, for everything that happens in a run asks it for something.
 */
import type { Observers } from './observers.ts';
import type { KernelParts } from './parts.ts';
import type { RunState } from './run.ts';

export interface Kernel extends KernelParts, Observers, RunState {}
