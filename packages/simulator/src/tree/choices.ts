/**
 * The choices that make one run of a plan: whoever runs it asks, one question after the other, which of several things comes to
 * pass; the first time the first one does, and every run after that changes the last answer that can still be changed. So each
 * different run comes once, with its chance, which is the product of the chances of its answers.
 */
export interface Choices {
  /**
   * Questions of the run in hand that `repeats` has answered, and which of them (from 0) with yes; -1: none. `isAgain`: what comes next is
   * that one again. And their chances.
   */
  repeatable: number;
  repeated: number;
  isAgain: boolean;
  readonly chances: number[];
  /** Questions asked so far in the run in hand, and those to which the answers are set. */
  asked: number;
  set: number;
  /** Chance of the run in hand, so far. */
  mass: number;
  /**
   * Answers that make the run less likely than `share` of `whole` are left out, and what they would have had falls to the others; but never
   * the first that is possible: that nothing goes wrong. So every run comes to its end. `whole` 0: none is left out.
   */
  readonly share: number;
  whole: number;
  /** Chance of all that has been left out, as shares of what was the whole there. */
  omitted: number;
  /** Of each question that is set: where its answers begin in the two lists below, which of them is taken, and whether `repeats` asked it. */
  readonly from: number[];
  readonly taken: number[];
  readonly repeating: boolean[];
  /** Answers that are possible, with the chance of the run up to and including each; those of the last question at the end. */
  readonly answers: number[];
  readonly masses: number[];
}

export function noChoices(share: number): Choices {
  return {
    repeatable: 0,
    repeated: -1,
    isAgain: false,
    chances: [],
    asked: 0,
    set: 0,
    mass: 1,
    share,
    whole: 0,
    omitted: 0,
    from: [],
    taken: [],
    repeating: [],
    answers: [],
    masses: [],
  };
}

/** Begins the run to which the answers are set. */
export function beginRun(choices: Choices): void {
  choices.repeatable = 0;
  choices.repeated = -1;
  choices.isAgain = false;
  choices.chances.length = 0;
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

/**
 * Whether something with that chance comes to pass that leaves all as it was but for the time that it takes, so that it may come to pass
 * again and again: answered with yes at most once in a run, for what it adds to a run it adds each time (see `Family`). The mass is that of
 * the run in which it does not.
 */
export function repeats(choices: Choices, chance: number): boolean {
  if (choices.repeated >= 0) {
    // As in the run in which nothing is: what is too unlikely shall be so in both.
    if (!choices.isAgain) choices.mass *= 1 - chance;
    choices.isAgain = false;
    return false;
  }
  const question = choices.asked++;
  if (question === choices.set) {
    const { answers, masses, mass } = choices;
    choices.from[question] = answers.length;
    choices.taken[question] = answers.length;
    choices.repeating[question] = true;
    answers.push(0, 1);
    masses.push(mass * (1 - chance), mass * (1 - chance));
    choices.set++;
  }
  const at = choices.taken[question] as number; // set, here or in a run before
  choices.mass = choices.masses[at] as number; // as above
  const yes = choices.answers[at] === 1;
  if (yes) choices.repeated = choices.repeatable;
  choices.isAgain = yes;
  choices.repeatable++;
  choices.chances.push(chance);
  return yes;
}

/** What tells the run in hand from others, whatever has been repeated in it. */
export function kindOfRun({ asked, taken, repeating, answers }: Choices): string {
  let kind = '';
  for (let question = 0; question < asked; question++) {
    if (repeating[question] !== true) kind += `${answers[taken[question] ?? 0]} `;
  }
  return kind;
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
  let left = 0;
  for (let i = 0; i < count; i++) {
    const chance = chanceAt(chances, i);
    if (chance <= 0) continue;
    if (answers.length > from && mass * chance < floor) {
      left += chance;
      continue;
    }
    kept += chance;
    answers.push(i);
    masses.push(mass * chance);
  }
  if (left > 0) {
    if (choices.repeated < 0) choices.omitted += (mass / whole) * left;
    for (let i = from; i < masses.length; i++) masses[i] = ((masses[i] as number) * (kept + left)) / kept; // in range
  }
  choices.from[choices.set] = from;
  choices.taken[choices.set] = from;
  choices.repeating[choices.set] = false;
  choices.set++;
}

function chanceAt(chances: ArrayLike<number>, i: number): number {
  return chances[i] as number; // in range: callers stay below the count
}
