/**
 * What the parser says of an error is data, not prose: which tokens were expected. `errors.ts` makes the diagnostic of
 * it, knowing the text around.
 */
import type { IParserErrorMessageProvider } from 'chevrotain';

export interface ParserMessage {
  /** The names of the token types that could have stood here. */
  readonly expected: readonly string[];
  /** The rule that failed. */
  readonly rule: string;
  /** Which token ahead is the wrong one: 1 where the first fits, but not the one after it. */
  readonly ahead: 0 | 1;
}

/** The message as chevrotain carries it: a text. */
export function writeParserMessage(message: ParserMessage): string {
  return JSON.stringify(message);
}

/** What `writeParserMessage` wrote. */
export function readParserMessage(message: string): ParserMessage {
  // Nothing else makes these texts.
  return JSON.parse(message) as ParserMessage;
}

const expecting = (expected: string, rule: string): string =>
  writeParserMessage({ expected: [expected], rule, ahead: 0 });

/** The last two are made by the parser itself, which knows more than it tells its provider. */
export const parserMessages: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected, ruleName }) => expecting(expected.name, ruleName),
  buildNotAllInputParsedMessage: ({ ruleName }) => expecting('EOF', ruleName),
  buildNoViableAltMessage: ({ ruleName }) => writeParserMessage({ expected: [], rule: ruleName, ahead: 0 }),
  buildEarlyExitMessage: ({ ruleName }) => writeParserMessage({ expected: [], rule: ruleName, ahead: 0 }),
};
