/** The worker's answer about changes that land all along: what `rollout simulate --changes` says. */
import { PLAIN, streamSummary } from '@rollout/report';
import { advanceStream, DEFAULT_CONFIDENCE, DEFAULT_SEED, streamResultsOf } from '@rollout/simulator';
import { streamAsked } from '@rollout/workspace';
import { doingIn } from '../meaning/answers/doing-in.ts';
import { answering, endingInTime, openPlan } from '../meaning/answers/open-plan.ts';
import type { Refusal } from '../meaning/protocol.ts';
import type { MoreAnswers } from '../meaning/serve.ts';
import { sendProgress } from '../meaning/work/context.ts';
import { Priority } from '../meaning/work/turns.ts';
import type { Streamed } from '../protocol-of-data.ts';
import { StreamRequest } from './stream-request.ts';

export const streamAnswers: MoreAnswers = (_, answer) =>
  answer(StreamRequest, Priority.asked, async (context, params, turn): Promise<Streamed | Refusal> => {
    const opened = await openPlan(context, params);
    if (opened.kind !== 'plan') return opened;
    const { machine } = opened;
    const { changes, trials = null, seed = DEFAULT_SEED } = params;
    const { work } = doingIn(turn, (progress) => sendProgress(context, params, progress));
    return answering(() =>
      endingInTime(async (): Promise<Streamed> => {
        const { stream, all } = streamAsked(machine, { changes, trials, seed, confidence: DEFAULT_CONFIDENCE });
        const advance = (atMost: number): boolean => advanceStream(stream, atMost);
        await work({ all, what: 'changes', done: () => stream.changes, advance });
        return { kind: 'answer', text: streamSummary(streamResultsOf(stream), machine, PLAIN) };
      }),
    );
  });
