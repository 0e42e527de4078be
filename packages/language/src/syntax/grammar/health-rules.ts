import { keywords, Name, StringToken, symbolType } from '../tokens/token-types.ts';
import { AudienceRules } from './audience-rules.ts';

const word = keywords(
  'at',
  'bad',
  'baseline',
  'compare',
  'critical',
  'different',
  'every',
  'health',
  'higher',
  'lower',
  'marginal',
  'metric',
  'pass',
  'query',
  'threshold',
  'to',
  'weight',
  'when',
);
const leftBrace = symbolType('{');
const rightBrace = symbolType('}');

/** `health`, its metrics and what they hold. */
export abstract class HealthRules extends AudienceRules {
  health = this.RULE('health', () => {
    this.CONSUME(word.health);
    this.CONSUME(Name);
    this.SUBRULE(this.healthBody);
  });

  healthBody = this.RULE('healthBody', () => {
    this.CONSUME(leftBrace);
    this.MANY(() =>
      this.OR([
        { ALT: () => this.SUBRULE(this.metric) },
        { ALT: () => this.SUBRULE(this.sampleEvery) },
        { ALT: () => this.SUBRULE(this.passAt) },
        { ALT: () => this.SUBRULE(this.marginalAt) },
      ]),
    );
    this.CONSUME(rightBrace);
  });

  metric = this.RULE('metric', () => {
    this.CONSUME(word.metric);
    this.CONSUME(Name);
    this.SUBRULE(this.metricBody);
  });

  metricBody = this.RULE('metricBody', () => {
    this.CONSUME(leftBrace);
    this.MANY(() =>
      this.OR([
        { ALT: () => this.SUBRULE(this.badWhen) },
        { ALT: () => this.SUBRULE(this.threshold) },
        { ALT: () => this.SUBRULE(this.compareToBaseline) },
        { ALT: () => this.SUBRULE(this.query) },
        { ALT: () => this.SUBRULE(this.weight) },
        { ALT: () => this.SUBRULE(this.critical) },
      ]),
    );
    this.CONSUME(rightBrace);
  });

  badWhen = this.RULE('badWhen', () => {
    this.CONSUME(word.bad);
    this.CONSUME(word.when);
    this.OR([
      { ALT: () => this.CONSUME(word.higher) },
      { ALT: () => this.CONSUME(word.lower) },
      { ALT: () => this.CONSUME(word.different) },
    ]);
  });

  threshold = this.RULE('threshold', () => {
    this.CONSUME(word.threshold);
    this.SUBRULE(this.quantity);
  });

  query = this.RULE('query', () => {
    this.CONSUME(word.query);
    this.CONSUME(Name);
    this.CONSUME(StringToken);
  });

  compareToBaseline = this.RULE('compareToBaseline', () => {
    this.CONSUME(word.compare);
    this.CONSUME(word.to);
    this.CONSUME(word.baseline);
  });

  weight = this.RULE('weight', () => {
    this.CONSUME(word.weight);
    this.SUBRULE(this.quantity);
  });

  critical = this.RULE('critical', () => {
    this.CONSUME(word.critical);
  });

  sampleEvery = this.RULE('sampleEvery', () => {
    this.CONSUME(word.every);
    this.SUBRULE(this.quantity);
  });

  passAt = this.RULE('passAt', () => {
    this.CONSUME(word.pass);
    this.CONSUME(word.at);
    this.SUBRULE(this.quantity);
  });

  marginalAt = this.RULE('marginalAt', () => {
    this.CONSUME(word.marginal);
    this.CONSUME(word.at);
    this.SUBRULE(this.quantity);
  });
}
