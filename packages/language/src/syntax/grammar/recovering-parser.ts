import { CstParser, EOF, type IToken, MismatchedTokenException, type TokenType, tokenMatcher } from 'chevrotain';
import { EachUnit, Level, Name, PluralLevel, SingularLevel, symbolType, Value } from '../tokens/token-types.ts';
import { AnalysedParser } from './analysed-parser.ts';
import { type Boundaries, findBoundaries } from './boundaries.ts';

const leftBrace = symbolType('{');
const rightBrace = symbolType('}');
/** Types that nearly any token has: never a reason to go on somewhere. */
const vague: ReadonlySet<TokenType> = new Set([Name, Value, Level]);

/** After so many errors the rest of a file is left unread: nobody reads on, and each costs time. */
export const MOST_ERRORS = 200;

const anyLevel: ReadonlySet<TokenType> = new Set([SingularLevel, PluralLevel, EachUnit]);

/** What chevrotain's recovery has on its prototype and does not declare (11.2). */
/** Which call of a rule: none for the outermost. */
interface FollowKey {
  readonly ruleName?: string;
  readonly idxInCallingRule?: number;
  readonly inRule?: string;
}

interface Internals {
  flattenFollowSet(): TokenType[];
  exportLexerState(): number;
  importLexerState(state: number): void;
  consumeToken(): void;
  SAVE_ERROR(error: Error): Error;
}

/** Puts the expected token in; passes over tokens up to one and takes that; or takes the next token for the expected one. */
type Repair =
  | { readonly kind: 'insert' }
  | { readonly kind: 'skip to'; readonly token: IToken }
  | { readonly kind: 'replace' };

/**
 * How the parser goes on after an error. chevrotain skips to the next token that may follow any rule on its stack; in
 * a language whose words are names too that is nearly any token, so here it goes on only where a statement may
 * begin (see `Boundaries`), and blocks of what is skipped are skipped whole. The methods without `override` take the
 * place of chevrotain's own of the same names; the tests of recovery fail if it no longer calls them.
 */
export abstract class RecoveringParser extends AnalysedParser {
  private text = '';
  private found: Boundaries | undefined;
  private errorCount = 0;
  private bracesPutIn = 0;
  private readonly followSets = new Map<string, readonly TokenType[]>();
  private resumeAt: { readonly from: IToken; readonly to: IToken; readonly type: TokenType } | undefined;

  /** What can follow a call of a rule, in the rule that calls it. */
  getFollowSetFromFollowKey({ ruleName, idxInCallingRule, inRule }: FollowKey): readonly TokenType[] {
    if (ruleName === undefined || inRule === undefined) return [EOF];
    const key = `${ruleName} ${idxInCallingRule} ${inRule}`;
    let follows = this.followSets.get(key);
    if (follows === undefined) {
      follows = this.followsOfCall(ruleName, idxInCallingRule ?? 0, inRule).filter((type) => !vague.has(type));
      this.followSets.set(key, follows);
    }
    return follows;
  }

  /** Takes new tokens and forgets the last ones. */
  begin(text: string, tokens: IToken[], boundaries?: Boundaries): void {
    this.text = text;
    this.found = boundaries;
    this.errorCount = 0;
    this.bracesPutIn = 0;
    this.resumeAt = undefined;
    this.input = tokens;
  }

  private get boundaries(): Boundaries {
    this.found ??= findBoundaries(this.text, this.input);
    return this.found;
  }

  private get internals(): Internals {
    return internalsOf(this);
  }

  SAVE_ERROR(error: Error): Error {
    this.errorCount++;
    this.resumeAt = undefined;
    // chevrotain's own, which this one stands before.
    return internalsOf(CstParser.prototype).SAVE_ERROR.call(this, error);
  }

  /** Whether there were so many errors that the rest was left unread. */
  get givesUp(): boolean {
    return this.errorCount >= MOST_ERRORS;
  }

  /** A token put in by recovery stands, without width, right after the token before it. */
  protected override getTokenToInsert(type: TokenType): IToken {
    const before = this.LA(0);
    const offset = before.tokenType === EOF ? 0 : (before.endOffset ?? before.startOffset) + 1;
    return {
      image: '',
      startOffset: offset,
      endOffset: offset - 1,
      tokenTypeIdx: type.tokenTypeIdx ?? 0,
      tokenType: type,
      isInsertedInRecovery: true,
    };
  }

  /** Repairs within a rule: what is missing is put in, what is too much or misspelled is passed over. */
  tryInRuleRecovery(expected: TokenType, follows: readonly TokenType[]): IToken {
    if (this.givesUp) {
      while (this.LA(1).tokenType !== EOF) this.internals.consumeToken();
      return this.getTokenToInsert(expected);
    }
    const repair = this.repairOf(expected, follows);
    switch (repair?.kind) {
      case 'insert':
        if (expected === leftBrace) this.bracesPutIn++;
        return this.getTokenToInsert(expected);
      case 'skip to': {
        while (this.LA(1) !== repair.token) this.SKIP_TOKEN();
        this.internals.consumeToken();
        return repair.token;
      }
      case 'replace': {
        const inserted = this.getTokenToInsert(expected);
        this.internals.consumeToken();
        return inserted;
      }
      case undefined: {
        const failure = new Error('cannot be repaired within the rule');
        // By this name chevrotain knows that it has to go on outside.
        failure.name = 'InRuleRecoveryException';
        throw failure;
      }
    }
  }

  canPerformInRuleRecovery(expected: TokenType, follows: readonly TokenType[]): boolean {
    return this.repairOf(expected, follows) !== undefined;
  }

  private repairOf(expected: TokenType, follows: readonly TokenType[]): Repair | undefined {
    // What stands before the end of the file is told by the repetition of declarations, which knows more of it.
    if (expected === EOF) return undefined;
    const next = this.LA(1);
    const boundary = next.tokenType === EOF || this.boundaries.isBoundary(next);
    if (expected === leftBrace && !boundary) {
      const brace = this.braceAhead();
      if (brace !== undefined) return { kind: 'skip to', token: brace };
    }
    const fitting = follows.filter((type) => tokenMatcher(next, type));
    const second = this.LA(2);
    // `traffic us-west to 5%`: a value, but the word that is expected comes after it.
    const comesNext = tokenMatcher(second, expected) && !this.boundaries.isFirstOnLine(second);
    if (!boundary && comesNext && !vague.has(expected) && fitting.every((type) => vague.has(type))) {
      return { kind: 'skip to', token: second };
    }
    // Not before a word that begins the next statement, only because it could be a name as well.
    const fitsNext = fitting.some((type) => !(boundary && vague.has(type)));
    if (this.isMissing(expected, next) && fitsNext) return { kind: 'insert' };
    // `per clusters` for `per cluster`: the message says so, the tree has the level that was meant.
    if (anyLevel.has(expected) && tokenMatcher(next, Level)) return { kind: 'skip to', token: next };
    if (boundary) return undefined;
    if (comesNext) return { kind: 'skip to', token: second };
    // A misspelled word, or the wrong kind of value: what comes after it fits again.
    const fits = follows.some((type) => !vague.has(type) && tokenMatcher(second, type));
    return fits && expected !== rightBrace && tokenMatcher(next, Value) ? { kind: 'replace' } : undefined;
  }

  /**
   * Whether a token may be put in. A brace only where one is missing: a closing one not where a statement stands in the
   * wrong block, an opening one only in a file that has more closing ones, since it wants one to close it.
   */
  private isMissing(expected: TokenType, next: IToken): boolean {
    if (expected === leftBrace) return this.bracesPutIn < this.boundaries.missingBraces;
    return expected !== rightBrace || next.tokenType === EOF || this.boundaries.isInUnclosed(next);
  }

  /** The opening brace ahead that belongs to the header being read: before any statement begins. */
  private braceAhead(): IToken | undefined {
    for (let ahead = 1; ; ahead++) {
      const token = this.LA(ahead);
      if (token.tokenType === leftBrace) return token;
      if (token.tokenType === EOF || this.boundaries.isBoundary(token)) return undefined;
    }
  }

  /** Where a rule on the stack can go on, as the type of token that it waits for there. */
  findReSyncTokenType(): TokenType {
    const from = this.LA(1);
    if (this.resumeAt?.from !== from) {
      const { token, type } = this.nextResumption();
      this.resumeAt = { from, to: token, type };
    }
    return this.resumeAt.type;
  }

  private nextResumption(): { readonly token: IToken; readonly type: TokenType } {
    const follows = this.internals.flattenFollowSet();
    for (let ahead = 1; ; ahead = this.over(ahead)) {
      const token = this.LA(ahead);
      if (token.tokenType !== EOF && (this.givesUp || !this.boundaries.isBoundary(token))) continue;
      const type = follows.find((candidate) => tokenMatcher(token, candidate));
      if (type !== undefined) return { token, type };
      if (token.tokenType === EOF) return { token, type: EOF };
    }
  }

  /** The index after a token, or after the whole block that it opens. */
  private over(ahead: number): number {
    const closing = this.boundaries.closing(this.LA(ahead));
    if (closing === undefined) return ahead + 1;
    let after = ahead + 1;
    while (this.LA(after).startOffset !== closing) after++;
    return after + 1;
  }

  /** Skips to where `findReSyncTokenType` found. */
  reSyncTo(): IToken[] {
    const target = this.resumeAt?.to;
    const skipped: IToken[] = [];
    while (this.LA(1) !== target && this.LA(1).tokenType !== EOF) {
      skipped.push(this.LA(1));
      this.internals.consumeToken();
    }
    return skipped;
  }

  /**
   * A repetition met what it cannot begin with, nor what comes after it: reports that, and goes on with the next
   * round, or with what comes after, or leaves it to a rule further out.
   */
  tryInRepetitionRecovery(
    rule: (...args: unknown[]) => void,
    args: unknown[],
    canBeginRound: () => boolean,
    expected: TokenType,
  ): void {
    const parser = this.internals;
    const state = parser.exportLexerState();
    const follows = parser.flattenFollowSet();
    const wrong = this.LA(1);
    const before = this.LA(0);
    const { repetition } = this;
    for (let first = true; ; first = false) {
      const token = this.LA(1);
      const boundary = token.tokenType === EOF || this.boundaries.isBoundary(token);
      const closes = tokenMatcher(token, expected) && (boundary || expected !== rightBrace);
      const begins = !closes && !first && boundary && canBeginRound.call(this);
      if ((closes || begins) && !this.givesUp) {
        const message = this.messageAfter(repetition, expected, wrong);
        this.SAVE_ERROR(new MismatchedTokenException(message, wrong, before));
        if (begins) rule.apply(this, args);
        return;
      }
      const leaves = boundary && (token.tokenType === rightBrace || this.boundaries.isInUnclosed(token));
      const belongsOutside = leaves && follows.some((type) => tokenMatcher(token, type));
      if (token.tokenType === EOF || (belongsOutside && !this.givesUp)) {
        if (!this.givesUp) parser.importLexerState(state);
        return;
      }
      const closing = this.boundaries.closing(token);
      while (closing !== undefined && this.LA(1).startOffset !== closing) parser.consumeToken();
      parser.consumeToken();
    }
  }
}

function internalsOf(parser: object): Internals {
  // The methods are there, only not declared.
  return parser as Internals;
}
