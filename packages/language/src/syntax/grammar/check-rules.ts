import { keywords, Name, Period, symbolType } from '../tokens/token-types.ts';
import { BugRules } from './bug-rules.ts';

const word = keywords(
  'after',
  'alarm',
  'blind',
  'bugs',
  'detects',
  'false',
  'gate',
  'of',
  'per',
  'takes',
  'to',
  'watch',
);
const leftBrace = symbolType('{');
const rightBrace = symbolType('}');

/** What the checks of a model can see. */
export abstract class CheckRules extends BugRules {
  gateNumbers = this.RULE('gateNumbers', () => {
    this.CONSUME(word.gate);
    this.CONSUME(Name);
    this.SUBRULE(this.gateBody);
  });

  gateBody = this.RULE('gateBody', () => {
    this.CONSUME(leftBrace);
    this.MANY(() =>
      this.OR([
        { ALT: () => this.SUBRULE(this.gateDetects) },
        { ALT: () => this.SUBRULE(this.blindTo) },
        { ALT: () => this.SUBRULE(this.gateFalseAlarm) },
        { ALT: () => this.SUBRULE(this.gateTakes) },
      ]),
    );
    this.CONSUME(rightBrace);
  });

  watchNumbers = this.RULE('watchNumbers', () => {
    this.CONSUME(word.watch);
    this.CONSUME(Name);
    this.SUBRULE(this.watchBody);
  });

  watchBody = this.RULE('watchBody', () => {
    this.CONSUME(leftBrace);
    this.MANY(() =>
      this.OR([
        { ALT: () => this.SUBRULE(this.watchDetects) },
        { ALT: () => this.SUBRULE(this.blindTo) },
        { ALT: () => this.SUBRULE(this.watchFalseAlarm) },
      ]),
    );
    this.CONSUME(rightBrace);
  });

  gateDetects = this.RULE('gateDetects', () => {
    this.CONSUME(word.detects);
    this.SUBRULE(this.quantity);
    this.OPTION1(() => this.SUBRULE(this.rateEvidence));
    this.OPTION2(() => {
      this.CONSUME(word.of);
      this.CONSUME(Name);
    });
  });

  watchDetects = this.RULE('watchDetects', () => {
    this.CONSUME(word.detects);
    this.SUBRULE(this.quantity);
    this.OPTION1(() => {
      this.CONSUME(word.of);
      this.CONSUME(Name);
    });
    this.OPTION2(() => {
      this.CONSUME(word.after);
      this.SUBRULE(this.distribution);
    });
  });

  blindTo = this.RULE('blindTo', () => {
    this.CONSUME(word.blind);
    this.CONSUME(word.to);
    this.SUBRULE(this.quantity);
    this.CONSUME(word.of);
    this.CONSUME(word.bugs);
  });

  gateFalseAlarm = this.RULE('gateFalseAlarm', () => {
    this.CONSUME(word.false);
    this.CONSUME(word.alarm);
    this.SUBRULE(this.quantity);
    this.OPTION(() => this.SUBRULE(this.rateEvidence));
  });

  watchFalseAlarm = this.RULE('watchFalseAlarm', () => {
    this.CONSUME(word.false);
    this.CONSUME(word.alarm);
    this.SUBRULE(this.quantity);
    this.CONSUME(word.per);
    this.CONSUME(Period);
  });

  gateTakes = this.RULE('gateTakes', () => {
    this.CONSUME(word.takes);
    this.SUBRULE(this.distribution);
    this.OPTION(() => this.SUBRULE(this.lawEvidence));
  });
}
