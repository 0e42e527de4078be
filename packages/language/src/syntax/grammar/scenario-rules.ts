import { keywords, Name, symbolType, Value } from '../tokens/token-types.ts';
import { PlanRules } from './plan-rules.ts';

const word = keywords('assume', 'at', 'down', 'for', 'present', 'scenario');
const leftBrace = symbolType('{');
const rightBrace = symbolType('}');

/** `scenario` and its sentences, but for those of a model. */
export abstract class ScenarioRules extends PlanRules {
  scenario = this.RULE('scenario', () => {
    this.CONSUME(word.scenario);
    this.CONSUME1(Name, { LABEL: 'name' });
    this.CONSUME(word.for);
    this.CONSUME2(Name, { LABEL: 'plan' });
    this.SUBRULE(this.scenarioBody);
  });

  scenarioBody = this.RULE('scenarioBody', () => {
    this.CONSUME(leftBrace);
    this.MANY(() =>
      this.OR({
        IGNORE_AMBIGUITIES: true,
        DEF: [
          { ALT: () => this.SUBRULE(this.modelSentence) },
          { ALT: () => this.SUBRULE(this.assume) },
          { ALT: () => this.SUBRULE(this.downAt) },
        ],
      }),
    );
    this.CONSUME(rightBrace);
  });

  assume = this.RULE('assume', () => {
    this.CONSUME(word.assume);
    this.CONSUME(Name);
    this.CONSUME(word.present);
    this.SUBRULE(this.quantity);
  });

  downAt = this.RULE('downAt', () => {
    this.CONSUME(word.at);
    this.CONSUME(Value);
    this.SUBRULE(this.selector);
    this.CONSUME(word.down);
    this.CONSUME(word.for);
    this.SUBRULE(this.distribution);
  });
}
