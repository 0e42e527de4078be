/**
 * When bugs surface by exposure, told only where somebody looks: if it had not by the exposure x at the last look, it has by the
 * exposure y with the chance (F(y) − F(x)) / (1 − F(x)).
 */
import type { Law } from '../distributions/index.ts';
import type { LateSurfacing } from '../luck/late-surfacing.ts';
import { type Choices, happens } from './choices.ts';

export interface LateBugs extends LateSurfacing {
  /** No bug is open. */
  reset(): void;
  /** Whether any is. */
  anyOpen(): boolean;
  /** The bug may surface at any exposure; `unit`: amounts of exposure in one of the law's. */
  open(bug: number, law: Law, unit: number): void;
  /** Bugs of which it is open to the end whether they have surfaced by then, and the chance that they have. */
  readonly atEnd: { readonly bug: number; readonly chance: number }[];
}

interface OpenBug {
  readonly law: Law;
  readonly unit: number;
  /** Exposure at the last look, in the law's unit. */
  last: number;
}

export function lateBugs(bugs: number, choices: Choices): LateBugs {
  const opened: (OpenBug | null)[] = Array.from({ length: bugs }, () => null);
  const late: LateBugs = {
    atEnd: [],
    reset() {
      opened.fill(null);
      late.atEnd.length = 0;
    },
    anyOpen: () => opened.some((own) => own !== null),
    open(bug, law, unit) {
      opened[bug] = { law, unit, last: 0 };
    },
    hasSurfaced(bug, exposure) {
      const own = opened[bug] ?? null;
      if (own === null) return false;
      const has = happens(choices, chanceBy(own, exposure));
      if (has) opened[bug] = null;
      else own.last = exposure / own.unit;
      return has;
    },
    surfacedAtEnd(bug, exposure) {
      const own = opened[bug] ?? null;
      if (own === null) return false;
      const chance = chanceBy(own, exposure);
      if (chance > 0 && chance < 1) late.atEnd.push({ bug, chance });
      return chance >= 1;
    },
  };
  return late;
}

function chanceBy({ law, unit, last }: OpenBug, exposure: number): number {
  const now = exposure / unit;
  if (now <= last) return 0;
  const left = last > 0 ? law.survival(last) : 1;
  // Of the two differences the one that keeps its digits.
  const by = left > HALF ? law.cdf(now) - (last > 0 ? law.cdf(last) : 0) : left - law.survival(now);
  return left > 0 ? Math.min(1, Math.max(0, by / left)) : 1;
}

const HALF = 0.5;
