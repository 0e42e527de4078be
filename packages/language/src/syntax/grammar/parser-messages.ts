/**
 * What the parser says of an error is data, not prose: which tokens were expected. `errors.ts` makes the diagnostic of
 * it, knowing the text around.
 */
import type { IParserErrorMessageProvider } from 'chevrotain';
import type { Situation } from './situation.ts';

export interface ParserMessage extends Situation {
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

/** What is known without the parser. */
export function bareMessage(expected: readonly string[], rule: string): ParserMessage {
  const wanted = expected.map((type) => ({ type }));
  return {
    expected,
    rule,
    ahead: 0,
    wanted,
    also: [],
    fitsAfter: [],
    earlierThan: undefined,
    statement: undefined,
    sentence: undefined,
  };
}

/** The parser, which knows more than it tells its provider, writes its own messages over these. */
export const parserMessages: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected, ruleName }) => writeParserMessage(bareMessage([expected.name], ruleName)),
  buildNotAllInputParsedMessage: ({ ruleName }) => writeParserMessage(bareMessage(['EOF'], ruleName)),
  buildNoViableAltMessage: ({ ruleName }) => writeParserMessage(bareMessage([], ruleName)),
  buildEarlyExitMessage: ({ ruleName }) => writeParserMessage(bareMessage([], ruleName)),
};
