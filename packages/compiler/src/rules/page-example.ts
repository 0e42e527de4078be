/** What the examples on the pages of rules have in common: a fleet, a model, and a plan that a few sentences are about. */

const FLEET = `topology fleet {
  region west { cluster w[10] { server[20] } }
  region east { cluster e[10] { server[20] } }
}
`;

const MODEL = `model typical {
  deploy takes 4m per server
  rollback takes 2m per server
  bug crash { present 3%  surfaces after exponential(mean 200 server-hours) }
  gate health { detects 90%  false alarm 0.5%  takes 5m }
}
`;

/** `body`: stages and handlers; `fleet`, `model`: what stands in their places where others are needed. */
export function weekly(
  body: string,
  { fleet = FLEET, model = MODEL }: { readonly fleet?: string; readonly model?: string } = {},
): string {
  return `${fleet}\n${model}\nplan weekly on fleet using typical {\n  maxDown 25% per cluster\n\n${indented(body)}\n}\n`;
}

const PEOPLE = `audience customers 2_000_000 {
  ring staff 0.1%
  ring beta 4.9%
  ring everyone
}

flag checkout { owner "payments"  remove by 2027-06-01 }

model typical {
  flag takes 30s
  release takes 1h
  bug wrong-total {
    present 4%
    behind checkout
    surfaces after exponential(mean 100_000 user-hours)
  }
  gate health { detects 90%  false alarm 0.5%  takes 5m }
}
`;

/** A plan whose code is out, and that turns on a flag. */
export function launch(body: string): string {
  return `${PEOPLE}\nplan launch using typical {\n${indented(body)}\n}\n`;
}

const BESIDE = `topology fleet {
  region main { cluster web { server[100] } }
}

service shop { runs on all  load 5_000 requests/s  headroom 35% }

model typical {
  deploy takes 8m per server
  rollback takes 6m per server
  switch takes 30s
  bug crash { present 4%  surfaces after exponential(mean 40 server-hours) }
  gate health { detects 90%  false alarm 0.5%  takes 5m }
}
`;

/** A plan that puts a new fleet beside the old one. */
export function beside(body: string): string {
  return `${BESIDE}\nplan weekly of shop on fleet using typical {\n  maxDown 25%\n\n${indented(body)}\n}\n`;
}

function indented(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');
}
