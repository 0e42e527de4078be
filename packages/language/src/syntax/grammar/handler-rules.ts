import { keywords, Name, StringToken } from '../tokens/token-types.ts';
import { ModelRules } from './model-rules.ts';

const word = keywords(
  'alarm',
  'ask',
  'at',
  'blocked',
  'continue',
  'continues',
  'disable',
  'else',
  'failures',
  'false',
  'for',
  'in',
  'least',
  'marginal',
  'most',
  'next',
  'of',
  'on',
  'over',
  'pause',
  'refusal',
  'retry',
  'rollback',
  'servers',
  'stage',
  'stop',
  'takes',
  'then',
  'this',
  'timeout',
  'train',
  'unhealthy',
);

/** `on TRIGGER ACTION`. */
export abstract class HandlerRules extends ModelRules {
  handler = this.RULE('handler', () => {
    this.CONSUME(word.on);
    this.SUBRULE(this.trigger);
    this.SUBRULE(this.action);
  });

  trigger = this.RULE('trigger', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.onUnhealthy) },
      { ALT: () => this.SUBRULE(this.onFalseAlarm) },
      { ALT: () => this.SUBRULE(this.onFailures) },
      { ALT: () => this.SUBRULE(this.onBlocked) },
      { ALT: () => this.SUBRULE(this.onTimeout) },
      { ALT: () => this.SUBRULE(this.onRefusal) },
      { ALT: () => this.SUBRULE(this.onMarginal) },
    ]);
  });

  onUnhealthy = this.RULE('onUnhealthy', () => {
    this.CONSUME(word.unhealthy);
  });

  onFalseAlarm = this.RULE('onFalseAlarm', () => {
    this.CONSUME(word.false);
    this.CONSUME(word.alarm);
  });

  onFailures = this.RULE('onFailures', () => {
    this.CONSUME(word.failures);
    this.CONSUME(word.over);
    this.SUBRULE1(this.quantity, { LABEL: 'share' });
    this.OPTION(() => {
      this.CONSUME(word.of);
      this.CONSUME(word.at);
      this.CONSUME(word.least);
      this.SUBRULE2(this.quantity, { LABEL: 'count' });
      this.CONSUME(word.servers);
    });
  });

  onBlocked = this.RULE('onBlocked', () => {
    this.CONSUME(word.blocked);
  });

  onTimeout = this.RULE('onTimeout', () => {
    this.CONSUME(word.timeout);
    this.SUBRULE(this.quantity);
  });

  onRefusal = this.RULE('onRefusal', () => {
    this.CONSUME(word.refusal);
  });

  onMarginal = this.RULE('onMarginal', () => {
    this.CONSUME(word.marginal);
  });

  action = this.RULE('action', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.rollbackAction) },
      { ALT: () => this.SUBRULE(this.stopAction) },
      { ALT: () => this.SUBRULE(this.pauseAction) },
      { ALT: () => this.SUBRULE(this.askAction) },
      { ALT: () => this.SUBRULE(this.retryAction) },
      { ALT: () => this.SUBRULE(this.continueAction) },
      { ALT: () => this.SUBRULE(this.nextTrainAction) },
      { ALT: () => this.SUBRULE(this.disableAction) },
    ]);
  });

  rollbackAction = this.RULE('rollbackAction', () => {
    this.CONSUME(word.rollback);
    this.OPTION(() =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(word.in);
            this.SUBRULE(this.distribution);
          },
        },
        {
          ALT: () => {
            this.CONSUME(word.this);
            this.CONSUME(word.stage);
          },
        },
      ]),
    );
  });

  stopAction = this.RULE('stopAction', () => {
    this.CONSUME(word.stop);
  });

  pauseAction = this.RULE('pauseAction', () => {
    this.CONSUME(word.pause);
    this.CONSUME(word.for);
    this.SUBRULE(this.distribution);
    this.CONSUME(word.then);
    this.SUBRULE(this.action);
  });

  askAction = this.RULE('askAction', () => {
    this.CONSUME(word.ask);
    this.CONSUME(StringToken);
    this.CONSUME(word.takes);
    this.SUBRULE(this.distribution);
    this.CONSUME(word.continues);
    this.SUBRULE(this.quantity);
    this.CONSUME(word.else);
    this.SUBRULE(this.action);
  });

  retryAction = this.RULE('retryAction', () => {
    this.CONSUME(word.retry);
    this.OPTION1(() => {
      this.CONSUME(word.at);
      this.CONSUME(word.most);
      this.SUBRULE(this.quantity);
    });
    this.OPTION2(() => {
      this.CONSUME(word.then);
      this.SUBRULE(this.action);
    });
  });

  continueAction = this.RULE('continueAction', () => {
    this.CONSUME(word.continue);
  });

  nextTrainAction = this.RULE('nextTrainAction', () => {
    this.CONSUME(word.next);
    this.CONSUME(word.train);
    this.OPTION1(() => {
      this.CONSUME(word.at);
      this.CONSUME(word.most);
      this.SUBRULE(this.quantity);
    });
    this.OPTION2(() => {
      this.CONSUME(word.then);
      this.SUBRULE(this.action);
    });
  });

  disableAction = this.RULE('disableAction', () => {
    this.CONSUME(word.disable);
    this.CONSUME(Name);
  });
}
