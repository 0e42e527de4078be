import { keywords, Name, SingularLevel, StringToken, symbolType, Value } from '../tokens/token-types.ts';
import { TopologyRules } from './topology-rules.ts';

const word = keywords('from', 'headroom', 'in', 'load', 'needs', 'on', 'per', 'requests/s', 'runs', 'service');
const leftBrace = symbolType('{');
const rightBrace = symbolType('}');
const comma = symbolType(',');

/** `service` and its sentences. */
export abstract class ServiceRules extends TopologyRules {
  service = this.RULE('service', () => {
    this.CONSUME(word.service);
    this.CONSUME(Name);
    this.SUBRULE(this.serviceBody);
  });

  serviceBody = this.RULE('serviceBody', () => {
    this.CONSUME(leftBrace);
    this.MANY(() =>
      this.OR([
        { ALT: () => this.SUBRULE(this.runsOn) },
        { ALT: () => this.SUBRULE(this.needs) },
        { ALT: () => this.SUBRULE(this.load) },
        { ALT: () => this.SUBRULE(this.headroom) },
      ]),
    );
    this.CONSUME(rightBrace);
  });

  runsOn = this.RULE('runsOn', () => {
    this.CONSUME(word.runs);
    this.CONSUME(word.on);
    this.SUBRULE(this.selector);
  });

  needs = this.RULE('needs', () => {
    this.CONSUME(word.needs);
    this.AT_LEAST_ONE_SEP({ SEP: comma, DEF: () => this.CONSUME(Name) });
  });

  load = this.RULE('load', () => {
    this.CONSUME(word.load);
    this.CONSUME(Value);
    this.CONSUME(word['requests/s']);
    this.OPTION1(() => {
      this.CONSUME(word.from);
      this.CONSUME1(StringToken, { LABEL: 'file' });
      this.OPTION2(() => {
        this.CONSUME(word.in);
        this.CONSUME2(StringToken, { LABEL: 'zone' });
      });
    });
  });

  headroom = this.RULE('headroom', () => {
    this.CONSUME(word.headroom);
    this.SUBRULE(this.quantity);
    this.OPTION(() => {
      this.CONSUME(word.per);
      this.CONSUME(SingularLevel);
    });
  });
}
