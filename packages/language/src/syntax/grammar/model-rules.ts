import { keywords, Name, Period, SingularLevel, symbolType } from '../tokens/token-types.ts';
import { CheckRules } from './check-rules.ts';

const word = keywords(
  'after',
  'changes',
  'deploy',
  'each',
  'extends',
  'fails',
  'fast',
  'flag',
  'is',
  'lasts',
  'metric',
  'model',
  'of',
  'outage',
  'per',
  'ready',
  'release',
  'repair',
  'retry',
  'rollback',
  'switch',
  'takes',
  'track',
);
const leftBrace = symbolType('{');
const rightBrace = symbolType('}');

/** `model` and its sentences, but for what bugs and checks hold. */
export abstract class ModelRules extends CheckRules {
  model = this.RULE('model', () => {
    this.CONSUME(word.model);
    this.CONSUME1(Name, { LABEL: 'name' });
    this.OPTION(() => {
      this.CONSUME(word.extends);
      this.CONSUME2(Name, { LABEL: 'base' });
    });
    this.SUBRULE(this.modelBody);
  });

  modelBody = this.RULE('modelBody', () => {
    this.CONSUME(leftBrace);
    this.MANY(() => this.SUBRULE(this.modelSentence));
    this.CONSUME(rightBrace);
  });

  modelSentence = this.RULE('modelSentence', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.deployNumbers) },
      { ALT: () => this.SUBRULE(this.rollbackNumbers) },
      { ALT: () => this.SUBRULE(this.repairTakes) },
      { ALT: () => this.SUBRULE(this.switchTakes) },
      { ALT: () => this.SUBRULE(this.flagTakes) },
      { ALT: () => this.SUBRULE(this.releaseTakes) },
      { ALT: () => this.SUBRULE(this.fastTrack) },
      { ALT: () => this.SUBRULE(this.bug) },
      { ALT: () => this.SUBRULE(this.atMostOne) },
      { ALT: () => this.SUBRULE(this.gateNumbers) },
      { ALT: () => this.SUBRULE(this.watchNumbers) },
      { ALT: () => this.SUBRULE(this.metricReads) },
      { ALT: () => this.SUBRULE(this.outage) },
    ]);
  });

  // Rules of their own, so that one that is neither is one wrong statement, not a wrong model.
  deployNumbers = this.RULE('deployNumbers', () => {
    this.OR([{ ALT: () => this.SUBRULE(this.deployTakes) }, { ALT: () => this.SUBRULE(this.deployFails) }]);
  });

  rollbackNumbers = this.RULE('rollbackNumbers', () => {
    this.OR([{ ALT: () => this.SUBRULE(this.rollbackTakes) }, { ALT: () => this.SUBRULE(this.rollbackFails) }]);
  });

  deployTakes = this.RULE('deployTakes', () => {
    this.CONSUME(word.deploy);
    this.CONSUME(word.takes);
    this.SUBRULE(this.distribution);
    this.OPTION1(() => this.SUBRULE(this.lawEvidence));
    this.CONSUME(word.per);
    this.CONSUME(SingularLevel);
    this.OPTION2(() => {
      this.CONSUME(word.ready);
      this.CONSUME(word.after);
      this.SUBRULE(this.quantity);
    });
  });

  deployFails = this.RULE('deployFails', () => {
    this.CONSUME(word.deploy);
    this.CONSUME(word.fails);
    this.SUBRULE1(this.quantity, { LABEL: 'share' });
    this.OPTION1(() => this.SUBRULE(this.rateEvidence));
    this.CONSUME(word.per);
    this.CONSUME(SingularLevel);
    this.OPTION2(() => {
      this.CONSUME(word.after);
      this.SUBRULE(this.distribution);
    });
    this.OPTION3(() => {
      this.CONSUME(word.retry);
      this.SUBRULE2(this.quantity, { LABEL: 'retry' });
    });
  });

  rollbackTakes = this.RULE('rollbackTakes', () => {
    this.CONSUME(word.rollback);
    this.CONSUME(word.takes);
    this.SUBRULE(this.distribution);
    this.OPTION1(() => this.SUBRULE(this.lawEvidence));
    this.CONSUME(word.per);
    this.CONSUME(SingularLevel);
    this.OPTION2(() => {
      this.CONSUME(word.fails);
      this.SUBRULE(this.quantity);
    });
  });

  rollbackFails = this.RULE('rollbackFails', () => {
    this.CONSUME(word.rollback);
    this.CONSUME(word.fails);
    this.SUBRULE(this.quantity);
  });

  repairTakes = this.RULE('repairTakes', () => {
    this.CONSUME(word.repair);
    this.CONSUME(word.takes);
    this.SUBRULE(this.distribution);
    this.OPTION(() => this.SUBRULE(this.lawEvidence));
    this.CONSUME(word.per);
    this.CONSUME(SingularLevel);
  });

  switchTakes = this.RULE('switchTakes', () => {
    this.CONSUME(word.switch);
    this.CONSUME(word.takes);
    this.SUBRULE(this.distribution);
  });

  flagTakes = this.RULE('flagTakes', () => {
    this.CONSUME(word.flag);
    this.CONSUME(word.takes);
    this.SUBRULE(this.distribution);
  });

  releaseTakes = this.RULE('releaseTakes', () => {
    this.CONSUME(word.release);
    this.CONSUME(word.takes);
    this.SUBRULE(this.distribution);
  });

  fastTrack = this.RULE('fastTrack', () => {
    this.CONSUME(word.fast);
    this.CONSUME(word.track);
    this.SUBRULE(this.quantity);
    this.CONSUME(word.of);
    this.CONSUME(word.changes);
  });

  metricReads = this.RULE('metricReads', () => {
    this.CONSUME(word.metric);
    this.CONSUME(Name);
    this.CONSUME(word.is);
    this.SUBRULE(this.distribution);
  });

  outage = this.RULE('outage', () => {
    this.CONSUME(word.outage);
    this.CONSUME(word.of);
    this.CONSUME(word.each);
    this.CONSUME(SingularLevel);
    this.SUBRULE(this.quantity);
    this.CONSUME(word.per);
    this.CONSUME(Period);
    this.CONSUME(word.lasts);
    this.SUBRULE(this.distribution);
  });
}
