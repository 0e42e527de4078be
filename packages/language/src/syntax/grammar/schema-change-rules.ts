import type { TokenType } from 'chevrotain';
import { keywords, Name } from '../tokens/token-types.ts';
import { WaitingRules } from './waiting-rules.ts';

const word = keywords('contract', 'expand', 'fails', 'migrate', 'retry', 'takes');

/** The steps that change what services share. */
export abstract class SchemaChangeRules extends WaitingRules {
  expand = this.RULE('expand', () => this.change(word.expand));

  migrate = this.RULE('migrate', () => this.change(word.migrate));

  contract = this.RULE('contract', () => this.change(word.contract));

  /** What the three have in common, as part of the rule that calls it. */
  private change(phase: TokenType): void {
    this.CONSUME(phase);
    this.CONSUME(Name);
    this.CONSUME(word.takes);
    this.SUBRULE(this.distribution);
    this.OPTION1(() => {
      this.CONSUME(word.fails);
      this.SUBRULE1(this.quantity, { LABEL: 'share' });
      this.OPTION2(() => {
        this.CONSUME(word.retry);
        this.SUBRULE2(this.quantity, { LABEL: 'attempts' });
      });
    });
  }
}
