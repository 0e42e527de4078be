import { keywords, Name, PluralLevel, SingularLevel, symbolType } from '../tokens/token-types.ts';
import { HealthRules } from './health-rules.ts';

const word = keywords(
  'after',
  'at',
  'behind',
  'bug',
  'downs',
  'each',
  'found',
  'most',
  'moves',
  'of',
  'one',
  'only',
  'present',
  'ring',
  'rings',
  'shows',
  'surfaces',
  'to',
  'where',
);
const leftBrace = symbolType('{');
const rightBrace = symbolType('}');
const dots = symbolType('..');

/** `bug`, and `at most one` of several. */
export abstract class BugRules extends HealthRules {
  atMostOne = this.RULE('atMostOne', () => {
    this.CONSUME(word.at);
    this.CONSUME(word.most);
    this.CONSUME(word.one);
    this.SUBRULE(this.atMostOneBody);
  });

  atMostOneBody = this.RULE('atMostOneBody', () => {
    this.CONSUME(leftBrace);
    this.MANY(() => this.SUBRULE(this.bug));
    this.CONSUME(rightBrace);
  });

  bug = this.RULE('bug', () => {
    this.CONSUME(word.bug);
    this.CONSUME(Name);
    this.SUBRULE(this.bugBody);
  });

  bugBody = this.RULE('bugBody', () => {
    this.CONSUME(leftBrace);
    this.MANY(() =>
      this.OR([
        { ALT: () => this.SUBRULE(this.present) },
        { ALT: () => this.SUBRULE(this.surfaces) },
        { ALT: () => this.SUBRULE(this.shows) },
        { ALT: () => this.SUBRULE(this.onlyWhere) },
        { ALT: () => this.SUBRULE(this.behind) },
        { ALT: () => this.SUBRULE(this.downs) },
        { ALT: () => this.SUBRULE(this.moves) },
      ]),
    );
    this.CONSUME(rightBrace);
  });

  present = this.RULE('present', () => {
    this.CONSUME(word.present);
    this.SUBRULE(this.quantity);
    this.OPTION(() => this.SUBRULE(this.rateEvidence));
  });

  surfaces = this.RULE('surfaces', () => {
    this.CONSUME(word.surfaces);
    this.CONSUME(word.after);
    this.SUBRULE(this.distribution);
  });

  shows = this.RULE('shows', () => {
    this.OR1([{ ALT: () => this.CONSUME(word.shows) }, { ALT: () => this.CONSUME(word.found) }]);
    this.SUBRULE1(this.quantity, { LABEL: 'share' });
    this.OPTION(() => this.SUBRULE(this.rateEvidence));
    this.CONSUME(word.at);
    this.OR2([
      {
        ALT: () => {
          this.CONSUME(word.each);
          this.CONSUME(word.of);
          this.OR3([{ ALT: () => this.CONSUME(PluralLevel) }, { ALT: () => this.CONSUME(word.rings) }]);
          this.SUBRULE2(this.quantity, { LABEL: 'first' });
          this.CONSUME(dots);
          this.SUBRULE3(this.quantity, { LABEL: 'last' });
        },
      },
      {
        ALT: () => {
          this.OR4([{ ALT: () => this.CONSUME(SingularLevel) }, { ALT: () => this.CONSUME(word.ring) }]);
          this.SUBRULE4(this.quantity, { LABEL: 'first' });
        },
      },
    ]);
  });

  onlyWhere = this.RULE('onlyWhere', () => {
    this.CONSUME(word.only);
    this.CONSUME(word.where);
    this.SUBRULE(this.condition);
  });

  behind = this.RULE('behind', () => {
    this.CONSUME(word.behind);
    this.CONSUME(Name);
  });

  downs = this.RULE('downs', () => {
    this.CONSUME(word.downs);
    this.SUBRULE(this.quantity);
    this.CONSUME(word.of);
    this.CONSUME(PluralLevel);
  });

  moves = this.RULE('moves', () => {
    this.CONSUME(word.moves);
    this.CONSUME(Name);
    this.CONSUME(word.to);
    this.SUBRULE(this.distribution);
  });
}
