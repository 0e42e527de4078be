import { tokenMatcher } from 'chevrotain';
import {
  Comparator,
  keywords,
  Level,
  Name,
  NumberToken,
  PercentToken,
  PluralLevel,
  SingularLevel,
  symbolType,
  Value,
} from '../tokens/token-types.ts';
import { ValueRules } from './value-rules.ts';

const word = keywords(
  'all',
  'and',
  'busiest',
  'each',
  'except',
  'first',
  'here',
  'in',
  'largest',
  'not',
  'of',
  'or',
  'order',
  'over',
  'quietest',
  'random',
  'remaining',
  'smallest',
  'spread',
  'where',
);
const comma = symbolType(',');
const slash = symbolType('/');
const open = symbolType('(');
const close = symbolType(')');

/**
 * Selectors, and the conditions that they use. Where an alternation says to ignore ambiguities, a word and a name can
 * both stand, and it is the word: the test of conflicts has the list.
 */
export abstract class SelectionRules extends ValueRules {
  selector = this.RULE('selector', () => {
    this.AT_LEAST_ONE_SEP({ SEP: comma, DEF: () => this.SUBRULE(this.selection) });
    this.OPTION(() => this.SUBRULE(this.ordering));
  });

  selection = this.RULE('selection', () => {
    this.OR({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { ALT: () => this.SUBRULE(this.allSelection) },
        { ALT: () => this.SUBRULE(this.remainingSelection) },
        { ALT: () => this.SUBRULE(this.countSelection) },
        { GATE: () => !this.isPlaceOfService(), ALT: () => this.SUBRULE(this.shareSelection) },
        { ALT: () => this.SUBRULE(this.placeSelection) },
      ],
    });
  });

  /** After a name, `of` and a level is a percent of it; `of` and anything else is a place, and the service there. */
  private isPlaceOfService(): boolean {
    const [first, second, third] = [this.LA(1), this.LA(2), this.LA(3)];
    return tokenMatcher(first, Name) && tokenMatcher(second, word.of) && !tokenMatcher(third, Level);
  }

  allSelection = this.RULE('allSelection', () => {
    this.CONSUME(word.all);
    this.OPTION(() => this.CONSUME(PluralLevel));
    this.MANY(() => this.SUBRULE(this.filter));
  });

  remainingSelection = this.RULE('remainingSelection', () => {
    this.CONSUME(word.remaining);
    this.OPTION(() => this.CONSUME(PluralLevel));
    this.MANY(() => this.SUBRULE(this.filter));
  });

  countSelection = this.RULE('countSelection', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(NumberToken);
          this.CONSUME(Level);
        },
      },
      {
        ALT: () => {
          this.CONSUME(Name);
          this.CONSUME(PluralLevel);
        },
      },
    ]);
    this.MANY(() => this.SUBRULE(this.filter));
  });

  shareSelection = this.RULE('shareSelection', () => {
    this.OR([{ ALT: () => this.CONSUME(PercentToken) }, { ALT: () => this.CONSUME(Name) }]);
    this.CONSUME(word.of);
    this.CONSUME(PluralLevel);
    this.MANY(() => this.SUBRULE(this.filter));
  });

  placeSelection = this.RULE('placeSelection', () => {
    this.SUBRULE(this.place);
  });

  place = this.RULE('place', () => {
    this.OR({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { ALT: () => this.CONSUME(word.here) },
        {
          ALT: () => {
            this.CONSUME1(Name);
            this.MANY(() => {
              this.CONSUME(slash);
              this.CONSUME2(Name);
            });
          },
        },
      ],
    });
  });

  places = this.RULE('places', () => {
    this.SUBRULE1(this.place);
    this.MANY({
      // After a comma a name continues the list of places, all else begins a new selection.
      GATE: () => {
        const type = this.LA(2).tokenType;
        const begins = [NumberToken, PercentToken, word.all, word.remaining];
        return !begins.some((beginning) => type === beginning || type.CATEGORIES?.includes(beginning));
      },
      DEF: () => {
        this.CONSUME(comma);
        this.SUBRULE2(this.place);
      },
    });
  });

  filter = this.RULE('filter', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.inEach) },
      { ALT: () => this.SUBRULE(this.inPlaces) },
      { ALT: () => this.SUBRULE(this.where) },
      { ALT: () => this.SUBRULE(this.except) },
    ]);
  });

  inEach = this.RULE('inEach', () => {
    this.CONSUME(word.in);
    this.CONSUME(word.each);
    this.CONSUME(SingularLevel);
  });

  inPlaces = this.RULE('inPlaces', () => {
    this.CONSUME(word.in);
    this.SUBRULE(this.places);
  });

  where = this.RULE('where', () => {
    this.CONSUME(word.where);
    this.SUBRULE(this.condition);
  });

  except = this.RULE('except', () => {
    this.CONSUME(word.except);
    this.SUBRULE(this.places);
  });

  ordering = this.RULE('ordering', () => {
    this.OR1([
      {
        ALT: () => {
          this.OR2([
            { ALT: () => this.CONSUME(word.smallest) },
            { ALT: () => this.CONSUME(word.largest) },
            { ALT: () => this.CONSUME(word.busiest) },
            { ALT: () => this.CONSUME(word.quietest) },
          ]);
          this.CONSUME(word.first);
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.random);
          this.CONSUME(word.order);
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.spread);
          this.CONSUME(word.over);
          this.CONSUME(Name);
        },
      },
    ]);
  });

  condition = this.RULE('condition', () => {
    this.SUBRULE1(this.conjunction);
    this.MANY(() => {
      this.CONSUME(word.or);
      this.SUBRULE2(this.conjunction);
    });
  });

  conjunction = this.RULE('conjunction', () => {
    this.SUBRULE1(this.conditionTerm);
    this.MANY(() => {
      this.CONSUME(word.and);
      this.SUBRULE2(this.conditionTerm);
    });
  });

  conditionTerm = this.RULE('conditionTerm', () => {
    this.OPTION(() => this.CONSUME(word.not));
    this.OR([
      {
        ALT: () => {
          this.CONSUME(open);
          this.SUBRULE(this.condition);
          this.CONSUME(close);
        },
      },
      {
        ALT: () => {
          this.CONSUME(Name);
          this.CONSUME(Comparator);
          this.CONSUME(Value);
        },
      },
    ]);
  });
}
