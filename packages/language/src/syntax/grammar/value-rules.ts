import { Identifier, keywords, NumberToken, PercentToken, symbolType, Unit, Value } from '../tokens/token-types.ts';
import { RecoveringParser } from './recovering-parser.ts';

const word = keywords('from', 'of');
const comma = symbolType(',');
const dots = symbolType('..');
const open = symbolType('(');
const close = symbolType(')');

/** Quantities, distributions, and what they were estimated from. */
export abstract class ValueRules extends RecoveringParser {
  quantity = this.RULE('quantity', () => {
    this.CONSUME(Value);
    this.OPTION(() => this.CONSUME(Unit));
  });

  distribution = this.RULE('distribution', () => {
    this.OR([{ ALT: () => this.SUBRULE(this.distributionCall) }, { ALT: () => this.SUBRULE(this.quantity) }]);
  });

  distributionCall = this.RULE('distributionCall', () => {
    this.CONSUME(Identifier);
    this.CONSUME(open);
    this.MANY_SEP({ SEP: comma, DEF: () => this.SUBRULE(this.argument) });
    this.CONSUME(close);
  });

  rateEvidence = this.RULE('rateEvidence', () => {
    this.CONSUME(word.from);
    this.CONSUME1(NumberToken, { LABEL: 'count' });
    this.CONSUME(word.of);
    this.CONSUME2(NumberToken, { LABEL: 'trials' });
  });

  lawEvidence = this.RULE('lawEvidence', () => {
    this.CONSUME(word.from);
    this.CONSUME(NumberToken);
  });

  argument = this.RULE('argument', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(PercentToken, { LABEL: 'weight' });
          this.SUBRULE1(this.argumentValue);
        },
      },
      {
        ALT: () => {
          this.CONSUME(Identifier, { LABEL: 'label' });
          this.SUBRULE2(this.argumentValue);
        },
      },
      { ALT: () => this.SUBRULE3(this.argumentValue) },
    ]);
  });

  argumentValue = this.RULE('argumentValue', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.distributionCall) },
      {
        ALT: () => {
          this.SUBRULE1(this.quantity, { LABEL: 'from' });
          this.OPTION(() => {
            this.CONSUME(dots);
            this.SUBRULE2(this.quantity, { LABEL: 'to' });
          });
        },
      },
    ]);
  });
}
