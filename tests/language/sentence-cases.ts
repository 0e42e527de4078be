/** For each sentence of the language, and each part of one that may be left out, a plan in which it decides something. */
import { CONSTRAINTS } from './cases/constraints.ts';
import { EXPECTATIONS } from './cases/expectations.ts';
import { FLEETS } from './cases/fleets.ts';
import { HANDLERS } from './cases/handlers.ts';
import { MODELS } from './cases/models.ts';
import { PEOPLE } from './cases/people.ts';
import { PLANS } from './cases/plans.ts';
import { SELECTIONS } from './cases/selections.ts';
import { SERVICES } from './cases/services.ts';
import type { SentenceCase } from './sentence-case.ts';

export const SENTENCES: readonly SentenceCase[] = [
  ...FLEETS,
  ...SERVICES,
  ...MODELS,
  ...PLANS,
  ...PEOPLE,
  ...CONSTRAINTS,
  ...HANDLERS,
  ...EXPECTATIONS,
  ...SELECTIONS,
];
