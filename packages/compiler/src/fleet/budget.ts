/**
 * What a plan may cost before it is refused: the number of pieces (ranges of servers, nodes looked at one by one) that
 * resolving its selections may make. Work stops when nothing is left, and whoever gave the budget says so.
 */
export interface Budget {
  left: number;
}

/** Ranges of servers and nodes one by one, in one plan. */
export const PIECES_LIMIT = 1_000_000;

export function piecesBudget(): Budget {
  return { left: PIECES_LIMIT };
}

/** Takes so many pieces; false if they are not there any more. */
export function spend(budget: Budget, pieces: number): boolean {
  budget.left -= pieces;
  return budget.left >= 0;
}

export function isSpent(budget: Budget): boolean {
  return budget.left < 0;
}
