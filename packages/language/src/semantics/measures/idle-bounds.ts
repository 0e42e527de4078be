/** Bounds that nothing can break, or nothing can meet. */
import type { Location, Relation } from '../../program/index.ts';
import { expectationMessages } from '../messages/expectations.ts';
import type { MeasureScope } from './measure-scope.ts';

/** What a measure can be: from nothing to the most, in words that follow "never" and a comparison. */
export interface Extent {
  readonly most: number;
  readonly under: string;
  readonly over: string;
  /** How nothing is written. */
  readonly nothing: string | undefined;
}

/** `servers`: those of the fleet, where that is known. */
export function extentOf(
  kind: 'chance' | 'down' | 'share' | 'servers' | 'amount',
  servers = Number.POSITIVE_INFINITY,
): Extent {
  switch (kind) {
    case 'chance':
      return { most: 1, under: 'no chance is under 0%', over: 'no chance is over 100%', nothing: '<= 0%' };
    case 'down':
      return {
        most: 1,
        under: 'no less than 0% is ever down',
        over: 'no more than 100% is ever down',
        nothing: '<= 0%',
      };
    case 'share':
      return {
        most: 1,
        under: 'no less than 0% has it',
        over: 'no more than 100% of the servers can have it',
        nothing: '<= 0% of servers',
      };
    case 'servers':
      return {
        most: servers,
        under: 'no fewer than 0 servers have it',
        over: `the fleet has ${servers} servers`,
        nothing: '<= 0 servers',
      };
    case 'amount':
      return {
        most: Number.POSITIVE_INFINITY,
        under: 'it is never less than nothing',
        over: '',
        nothing: undefined,
      };
  }
}

/** True, reported, where the bound is always met, or never. */
export function reportIdle(
  { report }: MeasureScope,
  relation: Relation,
  { amount, extent }: { readonly amount: number; readonly extent: Extent },
  place: Location,
): boolean {
  const { most, under, over, nothing } = extent;
  const isUpper = relation === '<' || relation === '<=';
  const isStrict = relation === '<' || relation === '>';
  // All that can be is at most `most`, and at least nothing.
  const beyondMost = isUpper === isStrict ? amount > most : amount >= most;
  const beyondNothing = isUpper === isStrict ? amount <= 0 : amount < 0;
  if (!beyondMost && !beyondNothing) return false;
  const why = beyondMost ? over : under;
  if (isUpper === beyondMost) report.add(expectationMessages.create('always-met', { why }, place));
  else {
    const instead = beyondNothing ? nothing : undefined;
    report.add(expectationMessages.create('never-met', { why, instead }, place));
  }
  return true;
}
