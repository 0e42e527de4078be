/**
 * The choices that make one run of a plan: whoever runs it asks, one question after the other, which of several things comes to
 * pass; the first time the first one does, and every run after that changes the last answer that can still be changed. So each
 * different run comes once, with its chance, which is the product of the chances of its answers.
 */
export interface Choices {
  /** Questions asked so far in the run in hand, and those to which the answers are set. */
  asked: number;
  set: number;
  /** Chance of the run in hand, so far. */
  mass: number;
  /**
   * Answers that make the run less likely than `share` of `whole` are left out; what they would have had falls to the others, and
   * where there is none, to the first: that nothing goes wrong. `whole` 0: nothing is.
   */
  readonly share: number;
  whole: number;
  /** Chance of all that has been left out, as shares of what was the whole there. */
  omitted: number;
  /** Of each question that is set: where its answers begin in the two lists below, and which of them is taken. */
  readonly from: number[];
  readonly taken: number[];
  /** Answers that are possible, with the chance of the run up to and including each; those of the last question at the end. */
  readonly answers: number[];
  readonly masses: number[];
}

export function noChoices(share: number): Choices {
  return { asked: 0, set: 0, mass: 1, share, whole: 0, omitted: 0, from: [], taken: [], answers: [], masses: [] };
}

/** Begins the run to which the answers are set. */
export function beginRun(choices: Choices): void {
  choices.asked = 0;
  choices.mass = 1;
  choices.whole = 0;
}

/** The run is over: sets the answers to the next. false: there is none. */
export function setNext(choices: Choices): boolean {
  const { from, taken, answers, masses } = choices;
  while (choices.set > 0) {
    const last = choices.set - 1;
    const next = (taken[last] ?? 0) + 1;
    if (next < answers.length) {
      taken[last] = next;
      return true;
    }
    answers.length = from[last] ?? 0;
    masses.length = answers.length;
    choices.set = last;
  }
  return false;
}

/** Which of the first `count` of `chances`, which sum to 1, comes to pass. What is certain is not a question. */
export function choose(choices: Choices, chances: ArrayLike<number>, count: number): number {
  let possible = 0;
  let only = 0;
  for (let i = 0; i < count; i++) {
    if (chanceAt(chances, i) <= 0) continue;
    possible++;
    only = i;
    if (possible > 1) break;
  }
  if (possible <= 1) return only;
  const question = choices.asked++;
  if (question === choices.set) addQuestion(choices, chances, count);
  const at = choices.taken[question] as number; // set, here or in a run before
  choices.mass = choices.masses[at] as number; // as above
  return choices.answers[at] as number; // as above
}

const pair = new Float64Array(2);

/** Whether something with that chance comes to pass. */
export function happens(choices: Choices, chance: number): boolean {
  if (chance <= 0) return false;
  if (chance >= 1) return true;
  pair[0] = 1 - chance;
  pair[1] = chance;
  return choose(choices, pair, 2) === 1;
}

function addQuestion(choices: Choices, chances: ArrayLike<number>, count: number): void {
  const { mass, whole, answers, masses } = choices;
  const floor = choices.share * whole;
  const from = answers.length;
  let kept = 0;
  let first = -1;
  for (let i = 0; i < count; i++) {
    const chance = chanceAt(chances, i);
    if (chance <= 0) continue;
    if (first < 0) first = i;
    if (mass * chance < floor) continue;
    kept += chance;
    answers.push(i);
    masses.push(mass * chance);
  }
  if (answers.length === from) {
    answers.push(first);
    masses.push(mass);
    choices.omitted += (mass / whole) * (1 - chanceAt(chances, first));
  } else {
    const left = leftOut(chances, count, mass, floor);
    if (left > 0) {
      choices.omitted += (mass / whole) * left;
      for (let i = from; i < masses.length; i++) masses[i] = ((masses[i] as number) * (kept + left)) / kept; // in range
    }
  }
  choices.from[choices.set] = from;
  choices.taken[choices.set] = from;
  choices.set++;
}

/** Chances of the answers that are left out. */
function leftOut(chances: ArrayLike<number>, count: number, mass: number, floor: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const chance = chanceAt(chances, i);
    if (chance > 0 && mass * chance < floor) sum += chance;
  }
  return sum;
}

function chanceAt(chances: ArrayLike<number>, i: number): number {
  return chances[i] as number; // in range: callers stay below the count
}
