// A plan from text to an answer, without a file and without the command line: in Node, a worker or a page.
import { compile } from '@rollout/compiler';
import { checkText } from '@rollout/language';
import { simulate } from '@rollout/simulator';

const text = `
  topology fleet { region a { cluster web[4] { server[25] } } }
  model numbers {
    deploy takes exponential(mean 10m) per server
    bug crash { present 5%  shows 60% at cluster 1 }
    gate health { detects 90%  takes 5m }
  }
  plan careful on fleet using numbers {
    maxDown 20% per cluster
    stage first { deploy 1 cluster  wait 2h  gate health }
    stage rest  { deploy remaining parallel 3  gate health }
  }
`;

const { program, diagnostics } = checkText(text);
const compiled = compile(program, 'careful');
for (const { severity, code, message } of [...diagnostics, ...compiled.diagnostics]) {
  console.error(`${severity} ${code}: ${message}`);
}

if (compiled.machine !== null) {
  const { duration, bugs } = simulate(compiled.machine, { trials: 2000, seed: 'any text', confidence: 0.95 });
  const hours = (estimate) => (estimate.value / 3600).toFixed(2);
  const percent = ({ value, low, high }) => [value, low, high].map((share) => `${(100 * share).toFixed(2)}%`);
  const [found, low, high] = percent(bugs.crash.found);
  console.log(`P50 ${hours(duration.p50)} h, P95 ${hours(duration.p95)} h`);
  console.log(`crash is found with ${found} (${low} to ${high} at 95%)`);
}
