/** The kinds of tokens that are told apart by meaning, and how editors that do not know them colour them. */

export interface TokenKind {
  /** As the protocol names it: one of its own types where one fits. */
  readonly type: string;
  /** Of ours: the nearest type of the protocol, and what it is. */
  readonly own?: { readonly superType: string; readonly description: string };
  /** TextMate scopes, for themes that know no semantic tokens of this type. */
  readonly scopes: readonly string[];
}

const own = (type: string, superType: string, description: string, ...scopes: string[]): TokenKind => ({
  type,
  own: { superType, description },
  scopes,
});

/** In the order in which tokens number them. */
export const TOKEN_KINDS = {
  keyword: { type: 'keyword', scopes: ['keyword.other.rollout'] },
  comment: { type: 'comment', scopes: ['comment.rollout'] },
  string: { type: 'string', scopes: ['string.quoted.double.rollout'] },
  number: { type: 'number', scopes: ['constant.numeric.rollout'] },
  operator: { type: 'operator', scopes: ['keyword.operator.rollout'] },
  param: { type: 'parameter', scopes: ['variable.parameter.rollout'] },
  function: { type: 'function', scopes: ['support.function.rollout'] },
  percent: own('percent', 'number', 'A percent', 'constant.numeric.percent.rollout'),
  duration: own('duration', 'number', 'A duration', 'constant.numeric.duration.rollout'),
  date: own('date', 'number', 'A date, or a time of day', 'constant.numeric.date.rollout'),
  unit: own('unit', 'keyword', 'What a number is of', 'keyword.other.unit.rollout', 'support.type.rollout'),
  level: own('level', 'keyword', 'A level of the fleet', 'support.type.rollout'),
  topology: own('topology', 'namespace', 'A fleet', 'entity.name.type.topology.rollout', 'entity.name.type.rollout'),
  node: own('node', 'variable', 'A node of the fleet', 'variable.other.constant.rollout', 'entity.name.type.rollout'),
  label: own('label', 'property', 'A label of nodes', 'variable.other.property.rollout'),
  labelValue: own(
    'labelValue',
    'enumMember',
    'What a label says',
    'constant.other.rollout',
    'variable.other.enummember.rollout',
  ),
  service: own('service', 'class', 'A service', 'entity.name.type.service.rollout', 'entity.name.type.rollout'),
  audience: own('audience', 'type', 'An audience', 'entity.name.type.audience.rollout', 'entity.name.type.rollout'),
  ring: own('ring', 'enumMember', 'A ring of an audience', 'variable.other.enummember.rollout'),
  flag: own('flag', 'variable', 'A flag', 'variable.other.flag.rollout', 'variable.other.rollout'),
  check: own(
    'check',
    'interface',
    'A check of health',
    'entity.name.type.interface.rollout',
    'entity.name.type.rollout',
  ),
  metric: own('metric', 'property', 'A metric', 'variable.other.property.rollout'),
  model: own('model', 'class', 'A model', 'entity.name.type.class.rollout', 'entity.name.type.rollout'),
  bug: own('bug', 'event', 'A bug', 'variable.other.event.rollout', 'entity.name.type.rollout'),
  plan: own('plan', 'class', 'A plan', 'entity.name.type.class.rollout', 'entity.name.type.rollout'),
  stage: own('stage', 'method', 'A stage, or a channel', 'entity.name.function.rollout'),
  scenario: own('scenario', 'class', 'A scenario', 'entity.name.type.class.rollout', 'entity.name.type.rollout'),
  policy: own('policy', 'interface', 'A policy', 'entity.name.type.interface.rollout', 'entity.name.type.rollout'),
  declaration: own('declaration', 'type', 'What another file declares', 'entity.name.type.rollout'),
} as const satisfies Readonly<Record<string, TokenKind>>;

export type TokenKindName = keyof typeof TOKEN_KINDS;

/** In the order of their bits. */
export const TOKEN_MODIFIERS = ['declaration', 'readonly', 'documentation', 'defaultLibrary'] as const;

export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

/** As the protocol wants it: the position of a type is its number. */
export const TOKEN_LEGEND: { readonly tokenTypes: readonly string[]; readonly tokenModifiers: readonly string[] } = {
  tokenTypes: Object.values(TOKEN_KINDS).map(({ type }) => type),
  tokenModifiers: TOKEN_MODIFIERS,
};

const NUMBERS: ReadonlyMap<string, number> = new Map(Object.keys(TOKEN_KINDS).map((kind, index) => [kind, index]));

/** The position of a kind in the legend. */
export function numberOfKind(kind: TokenKindName): number {
  return NUMBERS.get(kind) ?? 0;
}

/** The bits of modifiers. */
export function bitsOf(modifiers: readonly TokenModifier[]): number {
  return modifiers.reduce((bits, modifier) => bits | (1 << TOKEN_MODIFIERS.indexOf(modifier)), 0);
}
