import {
  type CstNode,
  CstParser,
  EarlyExitException,
  EOF,
  type IParserConfig,
  type IToken,
  MismatchedTokenException,
  NoViableAltException,
  type TokenType,
} from 'chevrotain';
import { allTypes, typeNamed } from '../tokens/token-types.ts';
import type { Frame } from './endings.ts';
import { createFirstSets, type First, type FirstSets, includesToken } from './first-sets.ts';
import { type Decision, decisionAt } from './lookahead.ts';
import { bareMessage, type ParserMessage, parserMessages, writeParserMessage } from './parser-messages.ts';
import { definitionOf, type Grammar, type Placed, type Production, type Sequence, withRest } from './productions.ts';
import { situationOf } from './situation.ts';

/** What chevrotain's parser has and does not declare (11.2). */
interface Internals {
  selfAnalysisDone: boolean;
  readonly RULE_STACK_IDX: number;
  readonly RULE_OCCURRENCE_STACK: readonly number[];
  readonly CST_STACK: readonly CstNode[];
  getHumanReadableRuleStack(): readonly string[];
  SAVE_ERROR(error: Error): Error;
  consumeInternalRecovery(type: TokenType, occurrence: number, error: Error): IToken;
  attemptInRepetitionRecovery: AttemptRepetition;
  getCurrRuleFullName(): string;
  getKeyForAutomaticLookahead(method: number, occurrence: number): number;
  shouldInRepetitionRecoveryBeTried(expected: TokenType, occurrence: number, notStuck: boolean | undefined): boolean;
  tryInRepetitionRecovery(repeat: unknown, args: unknown[], canBegin: unknown, expected: TokenType): void;
}

type AttemptRepetition = (
  this: AnalysedParser,
  repeat: unknown,
  args: unknown[],
  canBegin: unknown,
  method: number,
  occurrence: number,
  walker: unknown,
  notStuck: boolean | undefined,
) => void;

/** chevrotain's numbers for the methods that decide: bits 8 to 11 of a key, over the occurrence. */
const METHODS: Readonly<Record<number, Production['type']>> = {
  1: 'Alternation',
  2: 'Option',
  3: 'Repetition',
  4: 'RepetitionMandatory',
  5: 'RepetitionWithSeparator',
  6: 'RepetitionMandatoryWithSeparator',
};

/** What stands right after a repetition, if that is a token. */
interface AfterRepetition {
  readonly token: TokenType | undefined;
  readonly occurrence: number;
  readonly endsRule: boolean;
  /** The repetition itself. */
  readonly production: Production | undefined;
}

/**
 * A parser that knows its grammar without running through its own rules first: chevrotain does that at every start, in
 * more time than it takes to read a file. The grammar is generated from just that run and committed; the run itself
 * happens where there is none (to generate it, in tests) and once there is an error to recover from. The methods
 * without `override` take the place of chevrotain's own of the same names; the tests of the grammar fail if it no
 * longer calls them.
 */
export abstract class AnalysedParser extends CstParser {
  private readonly grammar: Grammar | undefined;
  private readonly sets: FirstSets | undefined;
  private readonly decisions = new Map<number, Decision>();
  private readonly afterRepetitions = new Map<number, AfterRepetition>();
  /** The repetition that is being recovered from. */
  repetition: Production | undefined;

  constructor(grammar: Grammar | undefined, config: IParserConfig) {
    super(allTypes, {
      recoveryEnabled: true,
      nodeLocationTracking: 'onlyOffset',
      maxLookahead: 2,
      errorMessageProvider: parserMessages,
      ...config,
    });
    this.grammar = grammar;
    this.sets = grammar === undefined ? undefined : createFirstSets(grammar);
  }

  /** To be called once all rules are there. */
  protected analyse(): void {
    if (this.grammar === undefined) {
      this.performSelfAnalysis();
      return;
    }
    const internals = internalsOf(this);
    internals.selfAnalysisDone = true;
    internals.attemptInRepetitionRecovery = attemptInRepetitionRecovery;
  }

  /** How to decide at a place of the current rule; the key is chevrotain's for it. */
  getLaFuncFromCache(key: number): Decision {
    const { grammar, sets } = this;
    // Without a generated grammar chevrotain has decisions of its own.
    if (grammar === undefined || sets === undefined)
      return internalsWithDecisions(this).getLaFuncFromCache.call(this, key);
    let decision = this.decisions.get(key);
    if (decision === undefined) {
      decision = decisionAt(this.placeOf(grammar, key), sets);
      this.decisions.set(key, decision);
    }
    return decision;
  }

  private placeOf(grammar: Grammar, key: number): Placed {
    const rule = internalsOf(this).getCurrRuleFullName();
    const type = METHODS[(key >> 8) & 15];
    return find(grammar, rule, (production) => production.type === type && production.idx === (key & 255));
  }

  /** What stands after a repetition of the current rule. */
  afterRepetition(key: number): AfterRepetition {
    let after = this.afterRepetitions.get(key);
    if (after === undefined) {
      const place = this.grammar === undefined ? undefined : this.placeOf(this.grammar, key);
      const next = place?.rest[0];
      const production = place?.production;
      after =
        next?.type === 'Terminal'
          ? { token: typeNamed(next.name), occurrence: next.idx, endsRule: false, production }
          : { token: undefined, occurrence: 0, endsRule: next === undefined, production };
      this.afterRepetitions.set(key, after);
    }
    return after;
  }

  /** The token types that can follow a call of a rule, in the rule that calls it. */
  protected followsOfCall(rule: string, occurrence: number, inRule: string): readonly TokenType[] {
    const { grammar, sets } = this;
    if (grammar === undefined || sets === undefined) return [];
    return [...sets.firstOf(callOf(grammar, rule, occurrence, inRule).rest).types];
  }

  /** The token types that can follow a token of the current rule, here, where the rule was called from. */
  getFollowsForInRuleRecovery(type: TokenType, occurrence: number): readonly TokenType[] {
    const { grammar, sets } = this;
    // Nothing follows the end of the file.
    if (grammar === undefined || sets === undefined || type === EOF) return [];
    const internals = internalsOf(this);
    const rules = internals.getHumanReadableRuleStack();
    const follows = new Set<TokenType>();
    const isToken = (production: Production): boolean =>
      production.type === 'Terminal' && production.name === type.name && production.idx === occurrence;
    let { rest } = find(grammar, rules.at(-1) ?? '', isToken);
    for (let depth = rules.length - 1; ; depth--) {
      const first = sets.firstOf(rest);
      for (const each of first.types) follows.add(each);
      if (!first.empty) break;
      if (depth === 0) {
        follows.add(EOF);
        break;
      }
      const call = internals.RULE_OCCURRENCE_STACK[depth] ?? 0;
      rest = callOf(grammar, rules[depth] ?? '', call, rules[depth - 1] ?? '').rest;
    }
    return [...follows];
  }

  /** No alternative fits: says what could have stood here, or after the token that some of them begin with. */
  raiseNoAltException(occurrence: number): never {
    const next = this.LA(1);
    const production = this.placeHere(({ type, idx }) => type === 'Alternation' && idx === occurrence)?.production;
    const ways = production?.type === 'Alternation' ? production.ways : [];
    const seconds = ways.flatMap((way) => {
      const goesOn = this.sets?.secondOf(way, next.tokenTypeIdx);
      return goesOn === undefined ? [] : [...goesOn.types];
    });
    const fits = ways.some((way) => includesToken(this.sets?.firstOf(way) ?? NOTHING, next.tokenTypeIdx));
    const here = this.messageAt(production, ways);
    const { statement, sentence } = here;
    const message = fits ? { ...this.messageOf(seconds), ahead: 1 as const, statement, sentence } : here;
    throw internalsOf(this).SAVE_ERROR(new NoViableAltException(writeParserMessage(message), next, this.LA(0)));
  }

  /** Not even one round of what has to come at least once. */
  raiseEarlyExitException(occurrence: number, type: number): never {
    const isIt = ({ type: is, idx }: Production): boolean => is === MANDATORY[type] && idx === occurrence;
    const production = this.placeHere(isIt)?.production;
    const inside = production !== undefined && 'definition' in production ? production.definition : [];
    const message = writeParserMessage(this.messageAt(production, [inside]));
    throw internalsOf(this).SAVE_ERROR(new EarlyExitException(message, this.LA(1), this.LA(0)));
  }

  /** A token is not the one that has to stand here: says what else could have, before chevrotain goes on. */
  consumeInternalRecovery(type: TokenType, occurrence: number, error: Error): IToken {
    if (error instanceof MismatchedTokenException) {
      const place = this.placeHere(
        (candidate) => candidate.type === 'Terminal' && candidate.name === type.name && candidate.idx === occurrence,
      );
      const ways = place === undefined ? [] : [[place.production, ...place.rest]];
      error.message = writeParserMessage(this.messageAt(place?.production, ways));
    }
    // chevrotain's own, which this one stands before.
    return internalsOf(CstParser.prototype).consumeInternalRecovery.call(this, type, occurrence, error);
  }

  /** What is to be said where a repetition met neither another round nor what has to follow it. */
  protected messageAfter(repetition: Production | undefined, expected: TokenType, found: IToken): string {
    const ways: Sequence[] = expected === EOF ? [] : [[{ type: 'Terminal', name: expected.name, idx: 0 }]];
    const message = this.messageAt(repetition, ways, { found, past: true });
    return writeParserMessage({ ...message, expected: [expected.name] });
  }

  /** A production of the current rule, with what follows it there. */
  private placeHere(isIt: (production: Production) => boolean): Placed | undefined {
    return this.grammar === undefined ? undefined : find(this.grammar, internalsOf(this).getCurrRuleFullName(), isIt);
  }

  /** What can be said of an error at a production of the current rule. */
  private messageAt(
    production: Production | undefined,
    ways: readonly Sequence[],
    { found = this.LA(1), past = false } = {},
  ): ParserMessage {
    const { grammar, sets } = this;
    const message = this.messageOf(ways.flatMap((way) => [...(sets?.firstOf(way).types ?? [])]));
    if (grammar === undefined || sets === undefined || production === undefined) return message;
    return { ...message, ...situationOf(grammar, sets, this.frames(grammar, production, past), ways, found) };
  }

  /** The rules that are being read, each with the call of the next. */
  private frames(grammar: Grammar, production: Production, past: boolean): readonly Frame[] {
    const internals = internalsOf(this);
    const { RULE_OCCURRENCE_STACK: calls, CST_STACK: nodes } = internals;
    const rules = internals.getHumanReadableRuleStack();
    return rules.flatMap((rule, depth) => {
      const node = nodes[depth];
      const next = rules[depth + 1];
      if (node === undefined) return [];
      if (next === undefined) return [{ rule, node, production, past }];
      return [{ rule, node, production: callOf(grammar, next, calls[depth + 1] ?? 0, rule).production, past: false }];
    });
  }

  private messageOf(expected: readonly TokenType[]): ParserMessage {
    const names = [...new Set(expected.map(({ name }) => name))];
    return bareMessage(names, internalsOf(this).getCurrRuleFullName());
  }
}

const NOTHING: First = { types: new Set(), empty: true };

/** chevrotain's numbers for repetitions that must come once, in its reports. */
const MANDATORY: Readonly<Record<number, Production['type']>> = {
  2: 'RepetitionMandatory',
  3: 'RepetitionMandatoryWithSeparator',
};

/** A production of a rule, with what follows it. */
function find(grammar: Grammar, rule: string, isIt: (production: Production) => boolean): Placed {
  for (const placed of withRest(definitionOf(grammar, rule))) if (isIt(placed.production)) return placed;
  throw new Error(`the generated grammar of ${rule} is not that of its rule: run "npm run generate"`);
}

function callOf(grammar: Grammar, rule: string, occurrence: number, inRule: string): Placed {
  return find(grammar, inRule, ({ type, ...call }) => {
    return type === 'NonTerminal' && 'name' in call && call.name === rule && call.idx === occurrence;
  });
}

/** After a repetition: if what comes is neither another round nor what has to follow, there is something to recover from. */
const attemptInRepetitionRecovery: AttemptRepetition = function (
  repeat,
  args,
  canBegin,
  method,
  occurrence,
  _walker,
  notStuck,
) {
  const internals = internalsOf(this);
  const after = this.afterRepetition(internals.getKeyForAutomaticLookahead(method, occurrence));
  const endsFile = internals.RULE_STACK_IDX === 0 && after.endsRule;
  const expected = endsFile ? EOF : after.token;
  if (expected === undefined) return;
  this.repetition = after.production;
  if (internals.shouldInRepetitionRecoveryBeTried(expected, endsFile ? 1 : after.occurrence, notStuck)) {
    internals.tryInRepetitionRecovery(repeat, args, canBegin, expected);
  }
};

function internalsOf(parser: object): Internals {
  // They are there, only not declared.
  return parser as Internals;
}

function internalsWithDecisions(parser: AnalysedParser): { getLaFuncFromCache(key: number): Decision } {
  // chevrotain's own method, which the one above stands before, is not declared.
  return Object.getPrototypeOf(AnalysedParser.prototype) as typeof parser;
}
