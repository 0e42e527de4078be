import {
  DateToken,
  keywords,
  Name,
  NumberToken,
  PercentToken,
  StringToken,
  symbolType,
} from '../tokens/token-types.ts';
import { ServiceRules } from './service-rules.ts';

const word = keywords('audience', 'by', 'flag', 'flags', 'of', 'owner', 'remove', 'retired', 'ring');
const leftBrace = symbolType('{');
const rightBrace = symbolType('}');
const comma = symbolType(',');

/** `audience` and `flag`, and the people that steps speak of. */
export abstract class AudienceRules extends ServiceRules {
  audience = this.RULE('audience', () => {
    this.CONSUME(word.audience);
    this.CONSUME(Name);
    this.CONSUME(NumberToken);
    this.SUBRULE(this.audienceBody);
  });

  audienceBody = this.RULE('audienceBody', () => {
    this.CONSUME(leftBrace);
    this.MANY(() => this.SUBRULE(this.ring));
    this.CONSUME(rightBrace);
  });

  ring = this.RULE('ring', () => {
    this.CONSUME(word.ring);
    this.CONSUME(Name);
    this.OPTION(() => this.CONSUME(PercentToken));
  });

  people = this.RULE('people', () => {
    this.OR([{ ALT: () => this.CONSUME(PercentToken) }, { ALT: () => this.CONSUME1(Name, { LABEL: 'name' }) }]);
    this.OPTION(() => {
      this.CONSUME(word.of);
      this.CONSUME2(Name, { LABEL: 'whole' });
    });
  });

  flag = this.RULE('flag', () => {
    this.CONSUME(word.flag);
    this.CONSUME(Name);
    this.OPTION(() => this.SUBRULE(this.flagBody));
  });

  flagBody = this.RULE('flagBody', () => {
    this.CONSUME(leftBrace);
    this.MANY(() => this.OR([{ ALT: () => this.SUBRULE(this.owner) }, { ALT: () => this.SUBRULE(this.removeBy) }]));
    this.CONSUME(rightBrace);
  });

  owner = this.RULE('owner', () => {
    this.CONSUME(word.owner);
    this.CONSUME(StringToken);
  });

  removeBy = this.RULE('removeBy', () => {
    this.CONSUME(word.remove);
    this.CONSUME(word.by);
    this.CONSUME(DateToken);
  });

  retiredFlags = this.RULE('retiredFlags', () => {
    this.CONSUME(word.retired);
    this.CONSUME(word.flags);
    this.AT_LEAST_ONE_SEP({ SEP: comma, DEF: () => this.CONSUME(Name) });
  });
}
