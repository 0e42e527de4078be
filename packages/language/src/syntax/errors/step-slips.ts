/** Slips in steps, nodes and imports: the words of other tools. */
import { Identifier, NumberToken, StringToken } from '../tokens/token-types.ts';
import { couldBe, dropBefore, type Recognise, write } from './slip.ts';

const blocks: readonly string[] = ['stageBody', 'stepBlock', 'block'];

/** `for each region in remaining { … }` */
const forEach: Recognise = ({ found, around }) => {
  const next = around.at(1);
  return found.image === 'for' && next?.image === 'each' && around.isFirstOnLine(found)
    ? dropBefore(found, next)
    : undefined;
};

/** `approval "SRE"`, `approve by ops` */
const approvalWithoutGate: Recognise = ({ found, before, around }) => {
  if (before?.image === 'gate' || !around.isFirstOnLine(found)) return undefined;
  const next = around.at(1);
  if (found.image === 'approval') return write('gate approval', found);
  return ['approve', 'approved'].includes(found.image) && next !== undefined
    ? { help: 'An approval is a gate: `gate approval "SRE on call" takes 40m`.' }
    : undefined;
};

/** `server 50` */
const countOfNode: Recognise = ({ rule, found, before }) =>
  rule === 'fleetNode' && before !== undefined && before.tokenType !== Identifier && found.tokenType === NumberToken
    ? write(`${before.image}[${found.image}]`, before, found)
    : undefined;

/** `servers[50]` */
const pluralNode: Recognise = (failure) => {
  const { found, around } = failure;
  const isCounted = around.at(1)?.image === '[' || around.at(2)?.image === '[';
  return couldBe(failure, 'SingularLevel') && isCounted && /^[a-z]+s$/.test(found.image)
    ? write(found.image.slice(0, -1), found)
    : undefined;
};

/** `deploy 10 servers to us-west` */
const toForIn: Recognise = (failure) => {
  const { found, firstOnLine, around } = failure;
  const next = around.at(1);
  if (found.image !== 'to' || firstOnLine || next?.tokenType !== Identifier || !couldBe(failure, 'In'))
    return undefined;
  return couldBe(failure, 'Where') ? write(`in ${next.image}`, found, next) : undefined;
};

/** `deploy here in batches of 10` */
const inBatchesOf: Recognise = ({ rule, found, firstOnLine, around }) => {
  const count = around.at(3);
  const isSo = found.image === 'in' && around.at(1)?.image === 'batches' && around.at(2)?.image === 'of';
  if (!blocks.some((block) => rule.endsWith(block)) && rule !== 'stageBody') return undefined;
  return isSo && !firstOnLine && count !== undefined ? write(`batch ${count.image}`, found, count) : undefined;
};

const others: readonly string[] = ['rest', 'others', 'everything', 'remainder'];

/** `deploy rest in us-west` */
const restForRemaining: Recognise = ({ found, before, around }) =>
  found.image === 'in' && before !== undefined && others.includes(before.image) && around.at(-2)?.image === 'deploy'
    ? write('remaining', before)
    : undefined;

/** `import "./fleet.rollout"` */
const importOfAll: Recognise = ({ rule, found, before }) =>
  rule === 'import' && before?.image === 'import' && found.tokenType === StringToken
    ? { help: `Name what you want of it: \`import { fleet } from ${found.image}\`.` }
    : undefined;

export const stepSlips: readonly Recognise[] = [
  forEach,
  approvalWithoutGate,
  countOfNode,
  pluralNode,
  toForIn,
  inBatchesOf,
  restForRemaining,
  importOfAll,
];
