import { describe, expect, test } from 'vitest';
import { catalog } from '../catalog.ts';
import { loadConfig } from '../config/load-config.ts';
import { memoryFileSystem } from '../files/memory-file-system.ts';
import { openDocument } from '../phases/open-document.ts';
import { Phase } from '../phases/phase.ts';
import { lintSettings } from './settings.ts';

const PLAN = '/project/plans/plan.rollout';
const LAB = '/project/lab/plan.rollout';

async function settings(config: unknown) {
  const files = { [PLAN]: '', '/project/rollout.config.json': JSON.stringify(config) };
  const loaded = await loadConfig(memoryFileSystem(files), PLAN, (path) => path);
  expect(loaded.diagnostics).toEqual([]);
  return lintSettings(loaded);
}

const rules = [...catalog].filter(([, { rule }]) => rule !== undefined);
const others = [...catalog].filter(([, { rule }]) => rule === undefined);

describe('a preset says which rules are in force', () => {
  test('recommended does where nothing is said', async () => {
    for (const each of [lintSettings(null), await settings({}), await settings({ preset: 'recommended' })]) {
      for (const [code, { severity, rule }] of rules) {
        expect([code, each.severityOf(code, PLAN)]).toEqual([code, rule?.recommended ? severity : 'off']);
      }
    }
  });

  test('strict has every rule, and none of them is a hint', async () => {
    const { severityOf } = await settings({ preset: 'strict' });
    expect(new Set(rules.map(([code]) => severityOf(code, PLAN)))).toEqual(new Set(['warning']));
  });

  test('none has none', async () => {
    const { severityOf } = await settings({ preset: 'none' });
    expect(new Set(rules.map(([code]) => severityOf(code, PLAN)))).toEqual(new Set(['off']));
  });

  test.each(['recommended', 'strict', 'none'])('%s says nothing of what is no rule', async (preset) => {
    const { severityOf } = await settings({ preset });
    for (const [code, { severity }] of others) expect(severityOf(code, PLAN)).toBe(severity);
  });
});

describe('what is said of single codes', () => {
  test('comes after the preset beside it', async () => {
    const { severityOf } = await settings({
      rules: { 'no-max-down': 'error', 'bug-unseen': { severity: 'hint' } },
      preset: 'none',
    });
    expect([severityOf('no-max-down', PLAN), severityOf('bug-unseen', PLAN)]).toEqual(['error', 'hint']);
  });

  test('leaves as it was what it does not say', async () => {
    const { severityOf, optionsOf } = await settings({ rules: { 'growth-too-fast': { times: 7 } } });
    expect(severityOf('growth-too-fast', PLAN)).toBe('warning');
    expect(optionsOf('growth-too-fast', PLAN)).toEqual({ times: 7, above: 0.25 });
    expect(lintSettings(null).optionsOf('growth-too-fast', PLAN)).toEqual({ times: 20, above: 0.25 });
  });

  test('an option alone turns nothing on', async () => {
    const { severityOf } = await settings({ preset: 'none', rules: { 'growth-too-fast': { times: 7 } } });
    expect(severityOf('growth-too-fast', PLAN)).toBe('off');
  });
});

describe('overrides', () => {
  const config = {
    preset: 'strict',
    rules: { 'no-max-down': 'error', 'growth-too-fast': { times: 7 } },
    overrides: [
      { for: ['lab/**', 'old/*.rollout'], except: ['lab/careful/**'], preset: 'none' },
      { for: ['lab/**'], rules: { 'growth-too-fast': { severity: 'hint', above: '50%' } } },
    ],
  };

  test.each([
    [PLAN, 'error', 'warning', { times: 7, above: 0.25 }],
    [LAB, 'off', 'hint', { times: 7, above: 0.5 }],
    ['/project/lab/careful/plan.rollout', 'error', 'hint', { times: 7, above: 0.5 }],
    ['/project/old/plan.rollout', 'off', 'off', { times: 7, above: 0.25 }],
    ['/project/old/more/plan.rollout', 'error', 'warning', { times: 7, above: 0.25 }],
    ['/elsewhere/lab/plan.rollout', 'error', 'warning', { times: 7, above: 0.25 }],
    ['/project-b/lab/plan.rollout', 'error', 'warning', { times: 7, above: 0.25 }],
  ])('%s', async (path, down, growth, options) => {
    const { severityOf, optionsOf } = await settings(config);
    expect(severityOf('no-max-down', path)).toBe(down);
    expect(severityOf('growth-too-fast', path)).toBe(growth);
    expect(optionsOf('growth-too-fast', path)).toEqual(options);
  });

  test('mean a file where it really lies', async () => {
    const files = { [PLAN]: '', '/project/rollout.config.json': JSON.stringify(config) };
    const loaded = await loadConfig(memoryFileSystem(files), PLAN, (path) => path);
    const { severityOf } = lintSettings(loaded, new Map([[PLAN, LAB]]));
    expect(severityOf('no-max-down', PLAN)).toBe('off');
  });
});

describe('in a document', () => {
  const FLEET = 'topology fleet { region a { server[3] } }\nmodel m { deploy takes 1m per server }\n';
  const TEXT = `import { fleet, m } from "./fleet.rollout"\nplan p on fleet using m { stage s { deploy all } }\n`;
  const found = async (config: unknown) => {
    const files = {
      [PLAN]: TEXT,
      '/project/plans/fleet.rollout': FLEET,
      '/project/rollout.config.json': JSON.stringify(config),
    };
    const { diagnostics } = await openDocument(PLAN, { fileSystem: memoryFileSystem(files), upTo: Phase.Linted });
    return diagnostics.filter(({ code }) => code === 'no-max-down').map(({ severity }) => severity);
  };

  test('a finding has the severity that is configured, or is left out', async () => {
    expect(await found({})).toEqual(['warning']);
    expect(await found({ rules: { 'no-max-down': 'error' } })).toEqual(['error']);
    expect(await found({ rules: { 'no-max-down': 'hint' } })).toEqual(['hint']);
    expect(await found({ rules: { 'no-max-down': 'off' } })).toEqual([]);
    expect(await found({ preset: 'none' })).toEqual([]);
    expect(await found({ overrides: [{ for: ['plans/**'], rules: { 'no-max-down': 'off' } }] })).toEqual([]);
  });

  test('a rule that is an error here stops no other', async () => {
    const files = {
      [PLAN]: TEXT,
      '/project/plans/fleet.rollout': FLEET,
      '/project/rollout.config.json': '{ "preset": "strict", "rules": { "no-max-down": "error" } }',
    };
    const { diagnostics } = await openDocument(PLAN, { fileSystem: memoryFileSystem(files), upTo: Phase.Linted });
    const codes = diagnostics.map(({ code }) => code);
    expect(codes).toContain('no-max-down');
    expect(codes.filter((code) => catalog.get(code)?.rule !== undefined).length).toBeGreaterThan(1);
  });
});
