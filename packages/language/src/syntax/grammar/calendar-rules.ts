import { DateToken, keywords, StringToken, symbolType, TimeToken, Weekday } from '../tokens/token-types.ts';
import { SelectionRules } from './selection-rules.ts';

const word = keywords('for', 'freeze', 'in', 'local', 'window');
const comma = symbolType(',');
const dots = symbolType('..');

/** When anything may start. */
export abstract class CalendarRules extends SelectionRules {
  window = this.RULE('window', () => {
    this.CONSUME(word.window);
    this.AT_LEAST_ONE_SEP({ SEP: comma, DEF: () => this.SUBRULE(this.days) });
    this.CONSUME1(TimeToken, { LABEL: 'from' });
    this.CONSUME(dots);
    this.CONSUME2(TimeToken, { LABEL: 'to' });
    this.OR([
      {
        ALT: () => {
          this.CONSUME(word.in);
          this.CONSUME(StringToken);
        },
      },
      { ALT: () => this.CONSUME(word.local) },
    ]);
    this.OPTION(() => {
      this.CONSUME(word.for);
      this.SUBRULE(this.selector);
    });
  });

  days = this.RULE('days', () => {
    this.CONSUME1(Weekday, { LABEL: 'first' });
    this.OPTION(() => {
      this.CONSUME(dots);
      this.CONSUME2(Weekday, { LABEL: 'last' });
    });
  });

  freeze = this.RULE('freeze', () => {
    this.CONSUME(word.freeze);
    this.CONSUME1(DateToken, { LABEL: 'first' });
    this.CONSUME(dots);
    this.CONSUME2(DateToken, { LABEL: 'last' });
    this.OPTION1(() => {
      this.CONSUME(word.in);
      this.CONSUME(StringToken);
    });
    this.OPTION2(() => {
      this.CONSUME(word.for);
      this.SUBRULE(this.selector);
    });
  });
}
