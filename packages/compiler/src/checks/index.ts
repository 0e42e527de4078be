import type { Sources } from '../compile/sources.ts';
import type { ConstraintSources } from '../constraints/resolve.ts';
import type { Machine } from '../machine/machine.ts';
import type { Build } from '../steps/build.ts';

export function checkMachine(
  _build: Build,
  _machine: Machine,
  _sources: Sources,
  _constraints: ConstraintSources,
): void {}
