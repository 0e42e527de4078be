import { CstParser, EOF, type IParserConfig, type Rule, type TokenType } from 'chevrotain';
import { allTypes, typeNamed } from '../tokens/token-types.ts';
import { createFirstSets, type FirstSets } from './first-sets.ts';
import { type Decision, decisionAt } from './lookahead.ts';
import { parserMessages } from './parser-messages.ts';
import { definitionOf, type Grammar, type Placed, type Production, withRest } from './productions.ts';

/** What chevrotain's parser has and does not declare (11.2). */
interface Internals {
  selfAnalysisDone: boolean;
  readonly RULE_STACK_IDX: number;
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

  /** A parser of the same rules that has run through them. */
  protected abstract recorded(): CstParser;

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

  override getGAstProductions(): Record<string, Rule> {
    return this.grammar === undefined ? super.getGAstProductions() : this.recorded().getGAstProductions();
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
    const occurrence = key & 255;
    for (const placed of withRest(definitionOf(grammar, rule))) {
      if (placed.production.type === type && placed.production.idx === occurrence) return placed;
    }
    throw new Error(`the generated grammar has no ${type} ${occurrence} in ${rule}: run "npm run generate"`);
  }

  /** What stands after a repetition of the current rule. */
  afterRepetition(key: number): AfterRepetition {
    let after = this.afterRepetitions.get(key);
    if (after === undefined) {
      const [next] = this.grammar === undefined ? [] : this.placeOf(this.grammar, key).rest;
      after =
        next?.type === 'Terminal'
          ? { token: typeNamed(next.name), occurrence: next.idx, endsRule: false }
          : { token: undefined, occurrence: 0, endsRule: next === undefined };
      this.afterRepetitions.set(key, after);
    }
    return after;
  }

  /** The token types that can begin what follows each call inside a rule, by the called rule and the index of the call. */
  protected followsOfCalls(rule: string): ReadonlyMap<string, readonly TokenType[]> {
    const { grammar, sets } = this;
    const follows = new Map<string, readonly TokenType[]>();
    if (grammar === undefined || sets === undefined) return follows;
    for (const { production, rest } of withRest(definitionOf(grammar, rule))) {
      if (production.type === 'NonTerminal')
        follows.set(`${production.name} ${production.idx}`, sets.firstTypesOf(rest));
    }
    return follows;
  }
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
