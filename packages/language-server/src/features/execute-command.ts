import { ErrorCodes, type ExecuteCommandParams, ResponseError } from 'vscode-languageserver';
import type { PlanQuery } from '../protocol.ts';
import type { Request } from '../request.ts';
import { optimize } from './own/optimize.ts';
import { study } from './own/study.ts';
import { testPlan } from './own/test.ts';

/** `workspace/executeCommand`: one of `COMMANDS`. */
export async function executeCommand(
  request: Request,
  { command, arguments: given }: ExecuteCommandParams,
): Promise<null> {
  const { client } = request.session.host;
  const query = queryOf(given?.[0]);
  const answer = await answerTo(request, command, query);
  if (answer.kind === 'refused') client.showMessage('warning', [answer.message, answer.hint ?? ''].join('\n').trim());
  else client.showMessage('info', answer.text);
  return null;
}

type Answer =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'refused'; readonly message: string; readonly hint?: string };

async function answerTo(request: Request, command: string, query: PlanQuery): Promise<Answer> {
  switch (command) {
    case 'rollout.simulate': {
      const answer = await study(request, query);
      return answer.kind === 'refused' ? answer : { kind: 'text', text: answer.text };
    }
    case 'rollout.optimize': {
      const answer = await optimize(request, query);
      return answer.kind === 'refused' ? answer : { kind: 'text', text: answer.text };
    }
    case 'rollout.test': {
      const answer = await testPlan(request, query);
      if (answer.kind === 'refused') return answer;
      const lines = answer.expectations.map(({ text, status, value }) => `${STATUS[status]} ${text}: ${value}`);
      return { kind: 'text', text: lines.length === 0 ? 'The plan expects nothing.' : lines.join('\n') };
    }
    default:
      throw new ResponseError(ErrorCodes.InvalidParams, `there is no command ${command}`);
  }
}

const STATUS = { met: '✓', 'not-met': '✗', undecided: '?' } as const;

function queryOf(value: unknown): PlanQuery {
  if (typeof value !== 'object' || value === null || !('uri' in value) || typeof value.uri !== 'string') {
    throw new ResponseError(ErrorCodes.InvalidParams, 'the command is about a plan: { uri, plan }');
  }
  return {
    uri: value.uri,
    ...('plan' in value && typeof value.plan === 'string' ? { plan: value.plan } : {}),
    ...('scenario' in value && typeof value.scenario === 'string' ? { scenario: value.scenario } : {}),
  };
}
