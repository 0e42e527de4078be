/** So many answers are kept: a project has few healths, and a plan few gates. */
const MOST = 5_000;

/**
 * Answers that outlive who asked: many plans of a project share a health, and a plan is looked at more than once. The key
 * says all that the answer depends on; answers are small.
 */
export function memory<Answer>(): (key: string, find: () => Answer) => Answer {
  const answers = new Map<string, { readonly answer: Answer }>();
  return (key, find) => {
    const known = answers.get(key);
    if (known !== undefined) return known.answer;
    const answer = find();
    if (answers.size >= MOST) answers.clear();
    answers.set(key, { answer });
    return answer;
  };
}
