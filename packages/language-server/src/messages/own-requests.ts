/** What is between the server and our own extension, by method: which file answers each. */
import type { Answering } from './answering.ts';

export function ownRequestsBy({ ownRequest }: Answering) {
  return {
    'rollout/plans': ownRequest('rollout/plans', async () => (await import('../features/own/plans.ts')).plans),
    'rollout/study': ownRequest('rollout/study', async () => (await import('../features/own/study.ts')).study),
    'rollout/compare': ownRequest('rollout/compare', async () => (await import('../features/own/compare.ts')).compare),
    'rollout/optimize': ownRequest(
      'rollout/optimize',
      async () => (await import('../features/own/optimize.ts')).optimize,
    ),
    'rollout/expectations': ownRequest(
      'rollout/expectations',
      async () => (await import('../features/own/expectations.ts')).expectations,
    ),
    'rollout/report': ownRequest('rollout/report', async () => (await import('../features/own/report.ts')).report),
    'rollout/trace': ownRequest('rollout/trace', async () => (await import('../features/own/trace.ts')).trace),
    'rollout/compile': ownRequest('rollout/compile', async () => (await import('../features/own/trace.ts')).compile),
    'rollout/test': ownRequest('rollout/test', async () => (await import('../features/own/test.ts')).testPlan),
    'rollout/check': ownRequest('rollout/check', async () => (await import('../features/own/check.ts')).check),
    'rollout/explain': ownRequest('rollout/explain', async () => (await import('../features/own/explain.ts')).explain),
    'rollout/codes': ownRequest('rollout/codes', async () => (await import('../features/own/explain.ts')).codes),
    'rollout/calibrate': ownRequest(
      'rollout/calibrate',
      async () => (await import('../features/own/data.ts')).calibrate,
    ),
    'rollout/healths': ownRequest('rollout/healths', async () => (await import('../features/own/data.ts')).healths),
    'rollout/judge': ownRequest('rollout/judge', async () => (await import('../features/own/data.ts')).judge),
    'rollout/stream': ownRequest('rollout/stream', async () => (await import('../features/own/stream.ts')).stream),
    'rollout/pictures': ownRequest(
      'rollout/pictures',
      async () => (await import('../features/own/pictures.ts')).pictures,
    ),
    'rollout/graph': ownRequest('rollout/graph', async () => (await import('../features/own/pictures.ts')).graph),
    'rollout/preview': ownRequest('rollout/preview', async () => (await import('../features/own/preview.ts')).preview),
    'rollout/setParams': ownRequest(
      'rollout/setParams',
      async () => (await import('../features/own/preview.ts')).setParams,
    ),
  };
}
