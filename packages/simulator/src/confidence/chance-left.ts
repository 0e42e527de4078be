/** How likely it is that a release carries a bug that has given no sign. */

/** Bugs of which a release has at most one: for each the chance that it is there, and S if it is. */
export type Suspects = readonly { readonly present: number; readonly noSign: number }[];

/**
 * The chance that any of them is left: 1 − Π (1 − Σp) / (1 − Σp + ΣpS) over the groups, by Bayes' rule. A bug that would surely have
 * been seen is not left, however likely it was.
 */
export function chanceLeft(groups: readonly Suspects[]): number {
  let left = 0;
  for (const group of groups) {
    let none = 1;
    let unseen = 0;
    for (const { present, noSign } of group) {
      none -= present;
      unseen += present * noSign;
    }
    if (unseen > 0) left += (1 - left) * (unseen / (Math.max(0, none) + unseen));
  }
  return left;
}
