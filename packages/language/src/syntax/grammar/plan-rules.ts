import { DateToken, keywords, Name, StringToken, symbolType, TimeToken } from '../tokens/token-types.ts';
import { StepRules } from './step-rules.ts';

const word = keywords(
  'after',
  'channel',
  'departs',
  'every',
  'for',
  'from',
  'in',
  'of',
  'on',
  'parallel',
  'param',
  'plan',
  'stage',
  'starts',
  'using',
);
const leftBrace = symbolType('{');
const rightBrace = symbolType('}');
const comma = symbolType(',');
const dots = symbolType('..');
const equals = symbolType('=');

/** `plan` and its stages. */
export abstract class PlanRules extends StepRules {
  plan = this.RULE('plan', () => {
    this.CONSUME(word.plan);
    this.CONSUME1(Name, { LABEL: 'name' });
    this.OPTION1(() => {
      this.CONSUME(word.of);
      this.AT_LEAST_ONE_SEP({ SEP: comma, DEF: () => this.CONSUME2(Name, { LABEL: 'service' }) });
    });
    this.OPTION2(() => {
      this.CONSUME(word.on);
      this.CONSUME3(Name, { LABEL: 'topology' });
    });
    this.OPTION3(() => {
      this.CONSUME(word.using);
      this.CONSUME4(Name, { LABEL: 'model' });
    });
    this.SUBRULE(this.planBody);
  });

  planBody = this.RULE('planBody', () => {
    this.CONSUME(leftBrace);
    this.MANY(() =>
      this.OR([
        { ALT: () => this.SUBRULE(this.param) },
        { ALT: () => this.SUBRULE(this.starts) },
        { ALT: () => this.SUBRULE(this.stage) },
        { ALT: () => this.SUBRULE(this.parallelStages) },
        { ALT: () => this.SUBRULE(this.channel) },
        { ALT: () => this.SUBRULE(this.constraint) },
        { ALT: () => this.SUBRULE(this.handler) },
        { ALT: () => this.SUBRULE(this.expect) },
      ]),
    );
    this.CONSUME(rightBrace);
  });

  param = this.RULE('param', () => {
    this.CONSUME(word.param);
    this.CONSUME(Name);
    this.CONSUME(equals);
    this.SUBRULE1(this.quantity, { LABEL: 'value' });
    this.OPTION(() => {
      this.CONSUME(word.in);
      this.SUBRULE2(this.quantity, { LABEL: 'from' });
      this.CONSUME(dots);
      this.SUBRULE3(this.quantity, { LABEL: 'to' });
    });
  });

  starts = this.RULE('starts', () => {
    this.CONSUME(word.starts);
    this.CONSUME(DateToken);
    this.CONSUME(TimeToken);
    this.OPTION(() => {
      this.CONSUME(word.in);
      this.CONSUME(StringToken);
    });
  });

  stage = this.RULE('stage', () => {
    this.CONSUME(word.stage);
    this.CONSUME1(Name, { LABEL: 'name' });
    this.OPTION(() => {
      this.CONSUME(word.after);
      this.AT_LEAST_ONE_SEP({ SEP: comma, DEF: () => this.CONSUME2(Name, { LABEL: 'afterStage' }) });
    });
    this.SUBRULE(this.stageBody);
  });

  stageBody = this.RULE('stageBody', () => {
    this.CONSUME(leftBrace);
    this.MANY(() =>
      this.OR([
        { ALT: () => this.SUBRULE(this.constraint) },
        { ALT: () => this.SUBRULE(this.handler) },
        { ALT: () => this.SUBRULE(this.step) },
      ]),
    );
    this.CONSUME(rightBrace);
  });

  channel = this.RULE('channel', () => {
    this.CONSUME(word.channel);
    this.CONSUME1(Name, { LABEL: 'name' });
    this.OPTION1(() => {
      this.CONSUME(word.after);
      this.AT_LEAST_ONE_SEP({ SEP: comma, DEF: () => this.CONSUME2(Name, { LABEL: 'afterStage' }) });
    });
    this.CONSUME(word.for);
    this.CONSUME3(Name, { LABEL: 'people' });
    this.CONSUME(word.departs);
    this.CONSUME(word.every);
    this.SUBRULE(this.quantity);
    this.CONSUME(word.from);
    this.CONSUME(DateToken);
    this.OPTION2(() => {
      this.CONSUME(word.in);
      this.CONSUME(StringToken);
    });
    this.SUBRULE(this.stageBody);
  });

  parallelStages = this.RULE('parallelStages', () => {
    this.CONSUME(word.parallel);
    this.SUBRULE(this.parallelBody);
  });

  parallelBody = this.RULE('parallelBody', () => {
    this.CONSUME(leftBrace);
    this.MANY(() => this.SUBRULE(this.stage));
    this.CONSUME(rightBrace);
  });
}
