import type { Mutant } from './mutant.ts';
import { OF_PEOPLE } from './of-people.ts';
import { OF_ROLLING } from './of-rolling.ts';
import { OF_SERVERS } from './of-servers.ts';

export const MUTANTS: readonly Mutant[] = [...OF_SERVERS, ...OF_ROLLING, ...OF_PEOPLE];
