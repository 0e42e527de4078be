import {
  Comparator,
  keywords,
  Name,
  PercentToken,
  SingularLevel,
  Statistic,
  symbolType,
} from '../tokens/token-types.ts';
import { HandlerRules } from './handler-rules.ts';

const word = keywords(
  'any',
  'at',
  'bug',
  'completed',
  'down',
  'duration',
  'escape',
  'exclusive',
  'expect',
  'exposure',
  'found',
  'given',
  'in',
  'of',
  'per',
  'policy',
  'reach',
  'rollback',
  'servers',
  'stop',
  'to',
);
const comma = symbolType(',');
const open = symbolType('(');
const close = symbolType(')');
const leftBrace = symbolType('{');
const rightBrace = symbolType('}');

/** `expect`, and `policy`. */
export abstract class ExpectationRules extends HandlerRules {
  expect = this.RULE('expect', () => {
    this.CONSUME(word.expect);
    this.OR1([
      {
        ALT: () => {
          this.SUBRULE(this.measure);
          this.CONSUME(Comparator);
          this.SUBRULE(this.bound);
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.exclusive);
          this.OR2([
            { ALT: () => this.AT_LEAST_ONE_SEP({ SEP: comma, DEF: () => this.SUBRULE(this.exclusiveGroup) }) },
            { ALT: () => this.SUBRULE(this.places) },
          ]);
        },
      },
    ]);
    this.OPTION(() => {
      this.CONSUME(word.at);
      this.CONSUME(PercentToken);
    });
  });

  measure = this.RULE('measure', () => {
    this.CONSUME(Statistic);
    this.CONSUME(open);
    this.SUBRULE(this.measured);
    this.OPTION(() => {
      this.CONSUME(word.given);
      this.OR([
        {
          ALT: () => {
            this.CONSUME(word.any);
            this.CONSUME(word.bug);
          },
        },
        { ALT: () => this.CONSUME(Name) },
      ]);
    });
    this.CONSUME(close);
  });

  measured = this.RULE('measured', () => {
    this.OR([
      // Before the others: `stop found` is about a bug of that name.
      { ALT: () => this.SUBRULE(this.ofFound) },
      { ALT: () => this.SUBRULE(this.ofDuration) },
      { ALT: () => this.SUBRULE(this.ofEnding) },
      { ALT: () => this.SUBRULE(this.ofEscape) },
      { ALT: () => this.SUBRULE(this.ofExposure) },
      { ALT: () => this.SUBRULE(this.ofReach) },
      { ALT: () => this.SUBRULE(this.ofDown) },
    ]);
  });

  ofDuration = this.RULE('ofDuration', () => {
    this.CONSUME(word.duration);
    this.OPTION(() => {
      this.CONSUME(word.of);
      this.CONSUME(word.completed);
    });
  });

  ofEnding = this.RULE('ofEnding', () => {
    this.OR([
      { ALT: () => this.CONSUME(word.completed) },
      { ALT: () => this.CONSUME(word.rollback) },
      { ALT: () => this.CONSUME(word.stop) },
    ]);
  });

  ofEscape = this.RULE('ofEscape', () => {
    this.CONSUME(word.escape);
    this.OPTION(() => {
      this.CONSUME(word.of);
      this.CONSUME(Name);
    });
  });

  ofFound = this.RULE('ofFound', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME1(Name, { LABEL: 'bugName' });
          this.CONSUME1(word.found);
        },
      },
      { ALT: () => this.CONSUME2(word.found) },
    ]);
    this.OPTION(() => {
      this.CONSUME(word.in);
      this.CONSUME2(Name, { LABEL: 'stageName' });
    });
  });

  ofExposure = this.RULE('ofExposure', () => {
    this.CONSUME(word.exposure);
    this.OPTION(() => {
      this.CONSUME(word.to);
      this.CONSUME(Name);
    });
  });

  ofReach = this.RULE('ofReach', () => {
    this.CONSUME(word.reach);
    this.CONSUME(word.of);
    this.CONSUME(Name);
  });

  ofDown = this.RULE('ofDown', () => {
    this.CONSUME(word.down);
    this.OPTION(() => {
      this.CONSUME(word.per);
      this.CONSUME(SingularLevel);
    });
  });

  bound = this.RULE('bound', () => {
    this.SUBRULE(this.quantity);
    this.OPTION(() =>
      this.OR([
        { ALT: () => this.CONSUME1(word.servers) },
        {
          ALT: () => {
            this.CONSUME(word.of);
            this.CONSUME2(word.servers);
          },
        },
      ]),
    );
  });

  policy = this.RULE('policy', () => {
    this.CONSUME(word.policy);
    this.CONSUME(Name);
    this.SUBRULE(this.policyBody);
  });

  policyBody = this.RULE('policyBody', () => {
    this.CONSUME(leftBrace);
    this.MANY(() => this.OR([{ ALT: () => this.SUBRULE(this.expect) }, { ALT: () => this.SUBRULE(this.constraint) }]));
    this.CONSUME(rightBrace);
  });
}
