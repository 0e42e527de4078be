import { DateToken, keywords, Name, StringToken, TimeToken, Value, Weekday } from '../tokens/token-types.ts';
import { ExpectationRules } from './expectation-rules.ts';

const word = keywords(
  'and',
  'approval',
  'at',
  'canary',
  'confidence',
  'every',
  'for',
  'from',
  'gate',
  'in',
  'most',
  'next',
  'refuses',
  'requests',
  'takes',
  'traffic',
  'until',
  'wait',
  'with',
);

/** The steps that pass time: waits and gates. */
export abstract class WaitingRules extends ExpectationRules {
  wait = this.RULE('wait', () => {
    this.CONSUME(word.wait);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(word.until);
          this.SUBRULE(this.moment);
        },
      },
      {
        GATE: () => this.LA(1).tokenType !== word.until,
        ALT: () => {
          this.SUBRULE(this.distribution);
          this.OPTION1(() => {
            this.CONSUME(word.and);
            this.CONSUME(Value);
            this.CONSUME(word.requests);
            this.OPTION2(() => {
              this.CONSUME(word.at);
              this.CONSUME(word.most);
              this.SUBRULE(this.quantity);
            });
          });
        },
      },
    ]);
  });

  moment = this.RULE('moment', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.untilConfidence) },
      { ALT: () => this.SUBRULE(this.untilNext) },
      { ALT: () => this.SUBRULE(this.untilEvery) },
    ]);
  });

  untilConfidence = this.RULE('untilConfidence', () => {
    this.CONSUME(word.confidence);
    this.SUBRULE1(this.quantity, { LABEL: 'share' });
    this.CONSUME(word.at);
    this.CONSUME(word.most);
    this.SUBRULE2(this.quantity, { LABEL: 'atMost' });
  });

  untilNext = this.RULE('untilNext', () => {
    this.CONSUME(word.next);
    this.CONSUME(Weekday);
    this.CONSUME(TimeToken);
    this.OPTION(() => {
      this.CONSUME(word.in);
      this.CONSUME(StringToken);
    });
  });

  untilEvery = this.RULE('untilEvery', () => {
    this.CONSUME(word.every);
    this.SUBRULE(this.quantity);
    this.CONSUME(word.from);
    this.CONSUME(DateToken);
    this.OPTION(() => {
      this.CONSUME(word.in);
      this.CONSUME(StringToken);
    });
  });

  gate = this.RULE('gate', () => {
    this.CONSUME(word.gate);
    this.OR({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { ALT: () => this.SUBRULE(this.canaryGate) },
        { ALT: () => this.SUBRULE(this.approvalGate) },
        { GATE: () => !this.isKindOfGate(), ALT: () => this.CONSUME(Name) },
      ],
    });
  });

  private isKindOfGate(): boolean {
    const { tokenType } = this.LA(1);
    return tokenType === word.canary || tokenType === word.approval;
  }

  canaryGate = this.RULE('canaryGate', () => {
    this.CONSUME(word.canary);
    this.CONSUME(Name);
    this.CONSUME(word.for);
    this.SUBRULE1(this.quantity, { LABEL: 'duration' });
    this.OPTION(() => {
      this.CONSUME(word.with);
      this.SUBRULE2(this.quantity, { LABEL: 'share' });
      this.CONSUME(word.traffic);
    });
  });

  approvalGate = this.RULE('approvalGate', () => {
    this.CONSUME(word.approval);
    this.CONSUME(StringToken);
    this.CONSUME(word.takes);
    this.SUBRULE(this.distribution);
    this.OPTION(() => {
      this.CONSUME(word.refuses);
      this.SUBRULE(this.quantity);
    });
  });
}
