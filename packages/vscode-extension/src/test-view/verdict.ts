import type { TestedExpectation } from '@rollout/language-server';

/** What became of an expectation, as the Test Explorer knows it. */
export interface Verdict {
  readonly kind: 'passed' | 'failed' | 'errored';
  /** The value, how sure it is, and why it is not as expected. */
  readonly message: string;
}

/** An expectation that could not be decided is no failure of the plan: it is shown as an error of the test. */
export function verdictOf({ status, text, value, why }: TestedExpectation): Verdict {
  const reason = why === null ? '' : `\n${why}`;
  switch (status) {
    case 'met':
      return { kind: 'passed', message: `${text}: ${value}${reason}` };
    case 'not-met':
      return { kind: 'failed', message: `Not met: ${text}\nIt is ${value}.${reason}` };
    case 'undecided':
      return { kind: 'errored', message: `Undecided: ${text}\nIt is ${value}.${reason}` };
  }
}

/**
 * The answer to each expectation that a test stands for: the one at the same line, else the one of the same text; the
 * file may have been edited since the tests were listed.
 */
export function answerTo(
  asked: { readonly text: string; readonly line: number },
  answers: readonly TestedExpectation[],
): TestedExpectation | undefined {
  const alike = answers.filter(({ text }) => text === asked.text);
  return (
    alike.find(({ range }) => range.start.line === asked.line) ??
    alike[0] ??
    answers.find(({ range }) => range.start.line === asked.line)
  );
}
