import {
  keywords,
  Level,
  Name,
  NumberToken,
  PercentToken,
  Period,
  PluralLevel,
  SingularLevel,
  symbolType,
} from '../tokens/token-types.ts';
import { CalendarRules } from './calendar-rules.ts';

const word = keywords(
  'apart',
  'at',
  'deadline',
  'exclusive',
  'horizon',
  'in',
  'least',
  'maxDown',
  'maxParallel',
  'maxRate',
  'maxSurge',
  'order',
  'per',
  'rollback',
  'rounded',
  'servers',
  'up',
  'watch',
);
const comma = symbolType(',');
const open = symbolType('(');
const close = symbolType(')');

/** Constraints, of a fleet, a plan or a stage. */
export abstract class ConstraintRules extends CalendarRules {
  constraint = this.RULE('constraint', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.maxDown) },
      { ALT: () => this.SUBRULE(this.maxSurge) },
      { ALT: () => this.SUBRULE(this.exclusive) },
      { ALT: () => this.SUBRULE(this.order) },
      { ALT: () => this.SUBRULE(this.maxParallel) },
      { ALT: () => this.SUBRULE(this.maxRate) },
      { ALT: () => this.SUBRULE(this.window) },
      { ALT: () => this.SUBRULE(this.freeze) },
      { ALT: () => this.SUBRULE(this.deadline) },
      { ALT: () => this.SUBRULE(this.horizon) },
      { ALT: () => this.SUBRULE(this.watch) },
    ]);
  });

  maxDown = this.RULE('maxDown', () => {
    this.CONSUME(word.maxDown);
    this.SUBRULE1(this.amount, { LABEL: 'limit' });
    this.OPTION1(() => {
      this.CONSUME(word.rounded);
      this.CONSUME(word.up);
    });
    this.OPTION2(() => {
      this.CONSUME(word.per);
      this.CONSUME(SingularLevel);
    });
    this.OPTION3(() => {
      this.CONSUME(comma);
      this.SUBRULE2(this.amount, { LABEL: 'inRollback' });
      this.CONSUME(word.in);
      this.CONSUME(word.rollback);
    });
  });

  maxSurge = this.RULE('maxSurge', () => {
    this.CONSUME(word.maxSurge);
    this.SUBRULE(this.amount);
    this.OPTION1(() => {
      this.CONSUME(word.rounded);
      this.CONSUME(word.up);
    });
    this.OPTION2(() => {
      this.CONSUME(word.per);
      this.CONSUME(SingularLevel);
    });
  });

  amount = this.RULE('amount', () => {
    this.OR([
      { ALT: () => this.CONSUME(PercentToken) },
      {
        ALT: () => {
          this.CONSUME(NumberToken);
          this.CONSUME(Level);
        },
      },
      {
        ALT: () => {
          this.CONSUME(Name);
          this.OPTION(() => this.CONSUME(PluralLevel));
        },
      },
    ]);
  });

  exclusive = this.RULE('exclusive', () => {
    this.CONSUME(word.exclusive);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(PluralLevel);
          this.OPTION1(() => {
            this.CONSUME(word.per);
            this.CONSUME(SingularLevel);
          });
        },
      },
      { ALT: () => this.AT_LEAST_ONE_SEP({ SEP: comma, DEF: () => this.SUBRULE(this.exclusiveGroup) }) },
      { ALT: () => this.SUBRULE(this.places) },
    ]);
    this.OPTION2(() => {
      this.CONSUME(word.at);
      this.CONSUME(word.least);
      this.SUBRULE(this.quantity);
      this.CONSUME(word.apart);
    });
  });

  exclusiveGroup = this.RULE('exclusiveGroup', () => {
    this.CONSUME(open);
    this.SUBRULE(this.selector);
    this.CONSUME(close);
  });

  order = this.RULE('order', () => {
    this.CONSUME(word.order);
    this.SUBRULE(this.places);
    this.OPTION(() => {
      this.CONSUME(word.per);
      this.CONSUME(SingularLevel);
    });
  });

  maxParallel = this.RULE('maxParallel', () => {
    this.CONSUME(word.maxParallel);
    this.SUBRULE(this.quantity);
    this.CONSUME(Level);
    this.OPTION(() => {
      this.CONSUME(word.per);
      this.CONSUME(SingularLevel);
    });
  });

  maxRate = this.RULE('maxRate', () => {
    this.CONSUME(word.maxRate);
    this.SUBRULE(this.quantity);
    this.CONSUME(word.servers);
    this.CONSUME(word.per);
    this.CONSUME(Period);
  });

  deadline = this.RULE('deadline', () => {
    this.CONSUME(word.deadline);
    this.SUBRULE(this.quantity);
  });

  horizon = this.RULE('horizon', () => {
    this.CONSUME(word.horizon);
    this.SUBRULE(this.quantity);
  });

  watch = this.RULE('watch', () => {
    this.CONSUME(word.watch);
    this.CONSUME(Name);
  });
}
