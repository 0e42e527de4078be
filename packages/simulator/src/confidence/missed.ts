/** One gate that looks for a bug: the check that it is of, how often that check is blind to a bug, and what the gate detects else. */
export interface Look {
  readonly check: number;
  readonly blind: number;
  readonly detects: number;
}

/**
 * For each of some looks, in order, the chance that it and all later ones miss a bug that has shown before it: the product over
 * checks of b + (1 − b) Π (1 − d), for blindness is drawn once for all gates of a check (docs/semantics.md, "Confidence").
 */
export function missedFrom(looks: readonly Look[]): Float64Array {
  const missed = new Float64Array(looks.length);
  const checks = new Map<number, { readonly blind: number; clear: number }>();
  for (let k = looks.length - 1; k >= 0; k--) {
    const look = looks[k];
    if (look === undefined) continue;
    const check = checks.get(look.check) ?? { blind: look.blind, clear: 1 };
    check.clear *= 1 - look.detects;
    checks.set(look.check, check);
    let product = 1;
    for (const { blind, clear } of checks.values()) product *= blind + (1 - blind) * clear;
    missed[k] = product;
  }
  return missed;
}
