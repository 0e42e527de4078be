import type { IParserConfig } from 'chevrotain';
import { grammar } from '../generated/grammar.ts';
import { keywords, Name, StringToken, symbolType } from '../tokens/token-types.ts';
import type { Grammar } from './productions.ts';
import { ScenarioRules } from './scenario-rules.ts';

const word = keywords('from', 'import');
const leftBrace = symbolType('{');
const rightBrace = symbolType('}');
const comma = symbolType(',');

/** The whole grammar: what stands in a file, over all other rules. */
export class RolloutParser extends ScenarioRules {
  file = this.RULE('file', () => {
    this.MANY(() => this.SUBRULE(this.declaration));
  });

  declaration = this.RULE('declaration', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.import) },
      { ALT: () => this.SUBRULE(this.topology) },
      { ALT: () => this.SUBRULE(this.service) },
      { ALT: () => this.SUBRULE(this.audience) },
      { ALT: () => this.SUBRULE(this.flag) },
      { ALT: () => this.SUBRULE(this.retiredFlags) },
      { ALT: () => this.SUBRULE(this.health) },
      { ALT: () => this.SUBRULE(this.model) },
      { ALT: () => this.SUBRULE(this.plan) },
      { ALT: () => this.SUBRULE(this.scenario) },
      { ALT: () => this.SUBRULE(this.policy) },
    ]);
  });

  import = this.RULE('import', () => {
    this.CONSUME(word.import);
    this.CONSUME(leftBrace);
    this.AT_LEAST_ONE_SEP({ SEP: comma, DEF: () => this.CONSUME(Name) });
    this.CONSUME(rightBrace);
    this.CONSUME(word.from);
    this.CONSUME(StringToken);
  });

  constructor(grammar: Grammar | undefined, config: IParserConfig) {
    super(grammar, config);
    this.analyse();
  }
}

/** Made at first use, and used for every file. */
let parser: RolloutParser | undefined;
let recorded: RolloutParser | undefined;

export function theParser(): RolloutParser {
  parser ??= new RolloutParser(grammar, {});
  return parser;
}

/** The same parser from its rules alone, to generate the grammar from. It reads no file, so it has nothing to decide by. */
export function recordedParser(): RolloutParser {
  recorded ??= new RolloutParser(undefined, {
    skipValidations: true,
    recoveryEnabled: false,
    lookaheadStrategy: {
      validate: () => [],
      buildLookaheadForAlternation: () => () => undefined,
      buildLookaheadForOptional: () => () => false,
    },
  });
  return recorded;
}

/** The same with every check of chevrotain's; slow. */
export function validatedParser(): RolloutParser {
  return new RolloutParser(undefined, { skipValidations: false });
}
