/**
 * What the parser says of an error is data, not prose: which tokens were expected. `errors.ts` makes the diagnostic of
 * it, knowing the text around.
 */
import { type IParserErrorMessageProvider, type IToken, type TokenType, tokenMatcher } from 'chevrotain';

export interface ParserMessage {
  /** The names of the token types that could have stood here. */
  readonly expected: readonly string[];
  /** The rule that failed, where chevrotain tells. */
  readonly rule: string;
  /** Which token ahead is the wrong one: 1 where the first fits, but not the one after it. */
  readonly ahead: 0 | 1;
}

export const parserMessages: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected, ruleName }) => write({ expected: [expected.name], rule: ruleName, ahead: 0 }),
  buildNotAllInputParsedMessage: ({ ruleName }) => write({ expected: ['EOF'], rule: ruleName, ahead: 0 }),
  buildNoViableAltMessage: ({ expectedPathsPerAlt, actual, ruleName }) =>
    write({ ...expectedOf(expectedPathsPerAlt.flat(), actual), rule: ruleName }),
  buildEarlyExitMessage: ({ expectedIterationPaths, actual, ruleName }) =>
    write({ ...expectedOf(expectedIterationPaths, actual), rule: ruleName }),
};

/** What could have stood at the first token ahead that fits none of the paths. */
function expectedOf(
  paths: readonly (readonly TokenType[])[],
  actual: readonly IToken[],
): { readonly expected: readonly string[]; readonly ahead: 0 | 1 } {
  const [first] = actual;
  const begun = paths.filter(([type]) => first !== undefined && type !== undefined && tokenMatcher(first, type));
  const seconds = begun.flatMap(([, second]) => (second === undefined ? [] : [second.name]));
  if (seconds.length > 0) return { expected: [...new Set(seconds)], ahead: 1 };
  return { expected: [...new Set(paths.flatMap(([type]) => (type === undefined ? [] : [type.name])))], ahead: 0 };
}

function write(message: ParserMessage): string {
  return JSON.stringify(message);
}

/** What the provider wrote. */
export function readParserMessage(message: string): ParserMessage {
  // Nothing but `write` makes these texts.
  return JSON.parse(message) as ParserMessage;
}
