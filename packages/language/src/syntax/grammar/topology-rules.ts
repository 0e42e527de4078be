import { keywords, Name, SingularLevel, StringToken, symbolType, Value } from '../tokens/token-types.ts';
import { ConstraintRules } from './constraint-rules.ts';

const word = keywords('fails', 'from', 'in', 'label', 'located', 'timezone', 'topology', 'traffic', 'upgradeDomains');
const leftBrace = symbolType('{');
const rightBrace = symbolType('}');
const leftBracket = symbolType('[');
const rightBracket = symbolType(']');
const equals = symbolType('=');

/** `topology` and the nodes of a fleet. */
export abstract class TopologyRules extends ConstraintRules {
  topology = this.RULE('topology', () => {
    this.CONSUME(word.topology);
    this.CONSUME(Name);
    this.OR([{ ALT: () => this.SUBRULE(this.topologyBody) }, { ALT: () => this.SUBRULE(this.topologyTable) }]);
  });

  topologyTable = this.RULE('topologyTable', () => {
    this.CONSUME(word.from);
    this.CONSUME(StringToken);
  });

  topologyBody = this.RULE('topologyBody', () => {
    this.CONSUME(leftBrace);
    this.MANY(() =>
      this.OR([{ ALT: () => this.SUBRULE(this.fleetNode) }, { ALT: () => this.SUBRULE(this.constraint) }]),
    );
    this.CONSUME(rightBrace);
  });

  fleetNode = this.RULE('fleetNode', () => {
    this.CONSUME(SingularLevel);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(Name);
          this.OPTION1(() => this.SUBRULE1(this.nodeCount));
        },
      },
      { ALT: () => this.SUBRULE2(this.nodeCount) },
    ]);
    this.OPTION2(() => this.SUBRULE(this.nodeBody));
  });

  nodeCount = this.RULE('nodeCount', () => {
    this.CONSUME(leftBracket);
    this.SUBRULE(this.quantity);
    this.CONSUME(rightBracket);
  });

  nodeBody = this.RULE('nodeBody', () => {
    this.CONSUME(leftBrace);
    this.MANY(() =>
      this.OR([
        { ALT: () => this.SUBRULE(this.fleetNode) },
        { ALT: () => this.SUBRULE(this.locatedIn) },
        { ALT: () => this.SUBRULE(this.timezone) },
        { ALT: () => this.SUBRULE(this.upgradeDomains) },
        { ALT: () => this.SUBRULE(this.label) },
        { ALT: () => this.SUBRULE(this.traffic) },
        { ALT: () => this.SUBRULE(this.nodeFails) },
        { ALT: () => this.SUBRULE(this.constraint) },
      ]),
    );
    this.CONSUME(rightBrace);
  });

  locatedIn = this.RULE('locatedIn', () => {
    this.CONSUME(word.located);
    this.CONSUME(word.in);
    this.CONSUME(StringToken);
  });

  timezone = this.RULE('timezone', () => {
    this.CONSUME(word.timezone);
    this.CONSUME(StringToken);
  });

  upgradeDomains = this.RULE('upgradeDomains', () => {
    this.CONSUME(word.upgradeDomains);
    this.SUBRULE(this.quantity);
  });

  label = this.RULE('label', () => {
    this.CONSUME(word.label);
    this.CONSUME(Name);
    this.CONSUME(equals);
    this.CONSUME(Value);
  });

  traffic = this.RULE('traffic', () => {
    this.CONSUME(word.traffic);
    this.SUBRULE(this.quantity);
  });

  nodeFails = this.RULE('nodeFails', () => {
    this.CONSUME(word.fails);
    this.SUBRULE(this.quantity);
  });
}
