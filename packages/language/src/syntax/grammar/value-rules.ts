import { Identifier, PercentToken, symbolType, Unit, Value } from '../tokens/token-types.ts';
import { RecoveringParser } from './recovering-parser.ts';

const comma = symbolType(',');
const dots = symbolType('..');
const open = symbolType('(');
const close = symbolType(')');

/** Quantities and distributions. */
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
