import {
  EachUnit,
  keywords,
  Level,
  Name,
  PlainValue,
  PluralLevel,
  SingularLevel,
  StringToken,
  symbolType,
} from '../tokens/token-types.ts';
import { SchemaChangeRules } from './schema-change-rules.ts';

const word = keywords(
  'after',
  'batch',
  'blue',
  'by',
  'deploy',
  'disable',
  'each',
  'enable',
  'fails',
  'for',
  'green',
  'in',
  'of',
  'parallel',
  'ramp',
  'release',
  'retire',
  'retry',
  'rolling',
  'run',
  'shift',
  'takes',
  'to',
  'traffic',
  'upgradeDomain',
);
const leftBrace = symbolType('{');
const rightBrace = symbolType('}');
const comma = symbolType(',');

/** What a stage does. */
export abstract class StepRules extends SchemaChangeRules {
  step = this.RULE('step', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.deploy) },
      { ALT: () => this.SUBRULE(this.each) },
      { ALT: () => this.SUBRULE(this.ramp) },
      { ALT: () => this.SUBRULE(this.shiftTraffic) },
      { ALT: () => this.SUBRULE(this.retireBlue) },
      { ALT: () => this.SUBRULE(this.enable) },
      { ALT: () => this.SUBRULE(this.disable) },
      { ALT: () => this.SUBRULE(this.release) },
      { ALT: () => this.SUBRULE(this.wait) },
      { ALT: () => this.SUBRULE(this.gate) },
      { ALT: () => this.SUBRULE(this.expand) },
      { ALT: () => this.SUBRULE(this.migrate) },
      { ALT: () => this.SUBRULE(this.contract) },
      { ALT: () => this.SUBRULE(this.run) },
    ]);
  });

  stepBlock = this.RULE('stepBlock', () => {
    this.CONSUME(leftBrace);
    this.MANY(() => this.SUBRULE(this.step));
    this.CONSUME(rightBrace);
  });

  deploy = this.RULE('deploy', () => {
    this.CONSUME(word.deploy);
    this.OPTION1(() => {
      this.CONSUME(word.green);
      this.CONSUME(word.to);
    });
    this.SUBRULE(this.selector);
    this.OPTION2(() => {
      this.CONSUME(word.of);
      this.CONSUME(Name);
    });
    this.OPTION3(() => {
      this.CONSUME(word.by);
      this.CONSUME(SingularLevel);
    });
    this.OPTION4(() => {
      this.CONSUME(word.parallel);
      this.SUBRULE1(this.quantity, { LABEL: 'parallelism' });
    });
    this.OPTION5(() =>
      this.OR1([
        {
          ALT: () => {
            this.CONSUME(word.batch);
            this.OR2({
              IGNORE_AMBIGUITIES: true,
              DEF: [
                { ALT: () => this.CONSUME(word.upgradeDomain) },
                { ALT: () => this.SUBRULE2(this.quantity, { LABEL: 'size' }) },
              ],
            });
          },
        },
        {
          ALT: () => {
            this.CONSUME(word.rolling);
            this.OPTION6(() => this.CONSUME(PlainValue));
          },
        },
      ]),
    );
  });

  each = this.RULE('each', () => {
    this.CONSUME(word.each);
    this.CONSUME(EachUnit);
    this.CONSUME(word.in);
    this.SUBRULE(this.selector);
    this.OPTION(() => {
      this.CONSUME(word.parallel);
      this.AT_LEAST_ONE_SEP({ SEP: comma, DEF: () => this.SUBRULE(this.quantity) });
    });
    this.SUBRULE(this.stepBlock);
  });

  ramp = this.RULE('ramp', () => {
    this.CONSUME(word.ramp);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(word.to);
          this.AT_LEAST_ONE_SEP1({ SEP: comma, DEF: () => this.SUBRULE1(this.quantity) });
          this.CONSUME(word.of);
          this.CONSUME(PluralLevel);
        },
      },
      {
        ALT: () => {
          this.AT_LEAST_ONE_SEP2({ SEP: comma, DEF: () => this.SUBRULE2(this.quantity) });
          this.CONSUME(Level);
        },
      },
    ]);
    this.MANY(() => this.SUBRULE(this.filter));
    this.OPTION(() => this.SUBRULE(this.stepBlock));
  });

  shiftTraffic = this.RULE('shiftTraffic', () => {
    this.CONSUME(word.shift);
    this.CONSUME(word.traffic);
    this.OPTION1(() => {
      this.CONSUME(word.in);
      this.SUBRULE(this.selector);
    });
    this.CONSUME(word.to);
    this.AT_LEAST_ONE_SEP({ SEP: comma, DEF: () => this.SUBRULE(this.quantity) });
    this.OPTION2(() => this.SUBRULE(this.stepBlock));
  });

  retireBlue = this.RULE('retireBlue', () => {
    this.CONSUME(word.retire);
    this.CONSUME(word.blue);
    this.OPTION(() => {
      this.CONSUME(word.after);
      this.SUBRULE(this.quantity);
    });
  });

  enable = this.RULE('enable', () => {
    this.CONSUME(word.enable);
    this.CONSUME(Name);
    this.CONSUME(word.for);
    this.AT_LEAST_ONE_SEP({ SEP: comma, DEF: () => this.SUBRULE(this.people) });
    this.OPTION(() => this.SUBRULE(this.stepBlock));
  });

  disable = this.RULE('disable', () => {
    this.CONSUME(word.disable);
    this.CONSUME(Name);
  });

  release = this.RULE('release', () => {
    this.CONSUME(word.release);
    this.CONSUME(word.to);
    this.AT_LEAST_ONE_SEP({ SEP: comma, DEF: () => this.SUBRULE(this.people) });
    this.OPTION(() => this.SUBRULE(this.stepBlock));
  });

  run = this.RULE('run', () => {
    this.CONSUME(word.run);
    this.CONSUME(StringToken);
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
  });
}
