/** The example plans of the repository, with what an editor sees of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile, type Machine } from '@rollout/compiler';
import { assetsOf, check, type Diagnostic, hasErrors, importsOf, type Links, type Sources } from '@rollout/language';
import { parseSource } from '@rollout/workspace';

/** A folder of examples: its files by name, tables included. */
export interface Folder {
  readonly name: string;
  readonly texts: ReadonlyMap<string, string>;
}

export function exampleFolders(): readonly Folder[] {
  const root = fileURLToPath(new URL('../../../../../examples/', import.meta.url));
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .flatMap((name) => {
      const names = readdirSync(`${root}${name}`).filter((file) => /\.(?:rollout|csv)$/.test(file));
      const texts = new Map(names.map((file) => [file, readFileSync(`${root}${name}/${file}`, 'utf8')]));
      return texts.size === 0 ? [] : [{ name, texts }];
    });
}

export function sourcesOf(texts: Folder['texts']): Sources {
  const plans = [...texts].filter(([path]) => path.endsWith('.rollout'));
  const files = new Map(plans.map(([path, text]) => [path, parseSource(text, path)]));
  const links = new Map(
    [...files.values()].map(({ path, tree }): [string, Links] => {
      const strings = [...importsOf(tree), ...assetsOf(tree)];
      return [path, new Map(strings.map(({ text }) => [text, texts.has(bare(text)) ? bare(text) : null]))];
    }),
  );
  return { files, links };
}

/** What the plans of a file come to; none where something is wrong with it. */
export function machinesOf(
  texts: Folder['texts'],
  root: string,
): { readonly machines: readonly Machine[]; readonly diagnostics: readonly Diagnostic[] } {
  const { files, links } = sourcesOf(texts);
  const { program, diagnostics } = check({ root, files, links: links, assets: texts });
  const own = files.get(root)?.diagnostics ?? [];
  if (hasErrors([...own, ...diagnostics])) return { machines: [], diagnostics: [...own, ...diagnostics] };
  const compiled = program.plans.map(({ name }) => compile(program, name));
  return {
    machines: compiled.flatMap(({ machine }) => machine ?? []),
    diagnostics: [...diagnostics, ...compiled.flatMap((each) => each.diagnostics)],
  };
}

const bare = (path: string): string => path.replace(/^\.\//, '');

/** Whatever the examples have too little of. */
export const MADE: Folder = {
  name: 'made',
  texts: new Map([
    [
      'made.rollout',
      `import { fleet } from "./fleet.rollout"

model numbers {
  deploy takes 4m per server  // once
  bug crash { present 3%  surfaces after exponential(mean 200 server-hours) }
  // Both.
  bug slow { present 1%  surfaces after 10 server-hours }
  gate health { detects 95%  detects 50% of slow  takes 5m }
}

/// Ramps of all kinds.
plan made on fleet using numbers {
  param soak = 4h in 1h..8h
  param width = 2
  maxDown 50% per cluster

  // By steps.
  stage steps {
    deploy 1 cluster in us  // one
    wait soak
    gate health
    deploy width clusters in us parallel width
    wait soak
    gate health
  }
  stage one { deploy 1 cluster in eu  wait 1d }
  stage two { deploy 2 clusters in eu parallel 2  wait 1d }
  stage four {
    maxDown 40% per cluster
    // In a ramp.
    ramp 1, 2 clusters in asia {  // each
      wait 90m
      // look
      gate "health"
    }
    on unhealthy stop
  }
  parallel {
    stage left { deploy 3 clusters in sea  wait 24h }
    stage right { deploy remaining in eu }
  }
  stage rest after left, right {
    each region in remaining parallel 1, 2 { deploy here  wait 2h }
  }
  expect p95(duration) <= 30d
}
`,
    ],
    [
      'fleet.rollout',
      `topology fleet {
  region us { cluster web[4] { server[10] } }
  region eu { cluster web[6] { server[10] } }
  region asia { cluster web[4] { server[10] } }
  region sea { cluster web[4] { server[10] } }
}
`,
    ],
  ]),
};
