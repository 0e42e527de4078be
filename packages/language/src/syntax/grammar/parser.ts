import { keywords, Name, StringToken, symbolType } from '../tokens/token-types.ts';
import { PlanRules } from './plan-rules.ts';

const word = keywords('from', 'import');
const leftBrace = symbolType('{');
const rightBrace = symbolType('}');
const comma = symbolType(',');

/** The whole grammar: what stands in a file, over all other rules. */
export class RolloutParser extends PlanRules {
  file = this.RULE('file', () => {
    this.MANY(() => this.SUBRULE(this.declaration));
  });

  declaration = this.RULE('declaration', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.import) },
      { ALT: () => this.SUBRULE(this.topology) },
      { ALT: () => this.SUBRULE(this.model) },
      { ALT: () => this.SUBRULE(this.plan) },
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

  /** `skipValidations`: the grammar is validated by a test, not at every start. */
  constructor(skipValidations = true) {
    super(skipValidations);
    this.analyse();
  }
}

/** Made at first use, and used for every file. */
let parser: RolloutParser | undefined;

export function theParser(): RolloutParser {
  parser ??= new RolloutParser();
  return parser;
}
