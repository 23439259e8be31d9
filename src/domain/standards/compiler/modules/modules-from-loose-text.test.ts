import { describe, expect, test } from 'vitest';
import type { FoundCriterion } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import { outlineOf } from '#domain/standards/compiler/outline.ts';
import { extractModules } from './extract-modules.ts';
import { type Chance, chanceOf, type InventedModule, inventBrief } from './invented-brief.testing.ts';
import { printLoose, type Setting } from './loose-print.testing.ts';
import { comparedWords } from './repeated-criteria.ts';

function settingOf(chance: Chance): Setting {
  const pass = 24 + Math.floor(chance() * 10);
  const distinction = 16 + Math.floor(chance() * Math.min(8, pass - 19));
  return {
    widths: [12 + Math.floor(chance() * 3), 20 + chance() * 8, 30 + chance() * 10, pass, distinction, 12],
    pageLines: 38 + Math.floor(chance() * 12),
    disorder: 0.1,
  };
}

function gradingLines(brief: readonly InventedModule[]): readonly string[] {
  const names = [...new Set(brief.map(({ method }) => method))];
  return [
    'Grading:',
    ...names.map((name) => {
      const count = brief
        .filter(({ method }) => method === name)
        .reduce((sum, one) => sum + one.distinction.length, 0);
      return `${name} ${Math.max(0, count - 1)} of ${count} distinction criteria`;
    }),
  ];
}

interface Score {
  wanted: number;
  found: number;
  given: number;
  kind: number;
  module: number;
  method: number;
  unsure: number;
}

type Wanted = { readonly text: string; readonly kind: string; readonly module: InventedModule };

function wantedOf(brief: readonly InventedModule[]): readonly Wanted[] {
  return brief.flatMap((module) => [
    ...module.pass.map((text) => ({ text, kind: 'pass', module })),
    ...module.distinction.map((text) => ({ text, kind: 'distinction', module })),
  ]);
}

/** 1 when a value is the one wanted, or is among the candidates of an unsure one. */
function right(found: Found<string> | undefined, wanted: string): number {
  return found?.value === wanted || found?.others?.includes(wanted) ? 1 : 0;
}

function addCriterion(score: Score, one: FoundCriterion, wanted: readonly Wanted[]): void {
  const match = wanted.find(({ text }) => comparedWords(text) === comparedWords(one.text.value));
  if (!match) return;
  score.found += 1;
  score.kind += right(one.kind, match.kind);
  score.module += right(one.module, match.module.title);
  score.method += right(one.methodName, match.module.method);
  if ([one.kind, one.module].some((value) => value?.certainty === 'unsure')) score.unsure += 1;
}

/** Print as many invented briefs, read them back, and count. */
function measured(seeds: number, counted: boolean, setting: (chance: Chance) => Setting): Score {
  const score: Score = { wanted: 0, found: 0, given: 0, kind: 0, module: 0, method: 0, unsure: 0 };
  for (let seed = 1; seed <= seeds; seed += 1) {
    const chance = chanceOf(seed);
    const brief = inventBrief(8, chance);
    const document = printLoose(brief, setting(chance), chance, counted ? gradingLines(brief) : []);
    const facts = extractModules(outlineOf(document), []);
    const wanted = wantedOf(brief);
    score.wanted += wanted.length;
    score.given += facts.criteria.length;
    for (const one of facts.criteria) addCriterion(score, one, wanted);
  }
  return score;
}

describe('occupational brief printed without its columns', () => {
  test.each([true, false])(
    'invented briefs of many widths are rebuilt (the document counts its criteria: %s)',
    (counted) => {
      const score = measured(16, counted, settingOf);
      expect(score.found / score.wanted).toBeGreaterThan(0.97);
      expect(score.found / score.given).toBeGreaterThan(0.97);
      expect(score.kind / score.found).toBeGreaterThan(0.97);
      expect(score.module / score.found).toBeGreaterThan(0.95);
      expect(score.method / score.found).toBeGreaterThan(0.93);
      expect(score.unsure / score.found).toBeLessThan(0.15);
    },
  );

  test('columns of one width tell nothing: kinds are asked, with the other kind as candidate', () => {
    const score = measured(4, false, (chance) => {
      const setting = settingOf(chance);
      const [module, standard, items, pass, , method] = setting.widths;
      return { ...setting, widths: [module, standard, items, pass, pass, method] };
    });
    expect(score.found / score.wanted).toBeGreaterThan(0.95);
    expect(score.kind / score.found).toBeGreaterThan(0.95);
    expect(score.unsure / score.found).toBeGreaterThan(0.8);
  });

  test('a distinction column wider than the pass column is told by the number of its criteria', () => {
    const score = measured(6, true, (chance) => {
      const setting = settingOf(chance);
      const [module, standard, items, pass, distinction, method] = setting.widths;
      return { ...setting, widths: [module, standard, items, distinction, pass, method] };
    });
    expect(score.kind / score.found).toBeGreaterThan(0.95);
  });
});
