import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadAssets } from './assets.tsx';

/** Style for the pages of staff. All sheets are sent as one, so they must not reach other pages. */
const ofStaff = ['desk', 'registers', 'entry'];
const ofAll = [
  'paper',
  'wall',
  'plates',
  'charts',
  'chart-tables',
  'tiles',
  'board',
  'groups',
  'changes',
  'about',
];
const ofPublic = [...ofAll, 'metric', 'values', 'lobby'];

function selectorsOf(sheet: string): string[] {
  const css = readFileSync(new URL(`./styles/${sheet}.css`, import.meta.url), 'utf8');
  const rules = css.replace(/\/\*.*?\*\//gs, '').matchAll(/([^{}]+)\{/g);
  return Array.from(rules, ([, selectors]) => selectors!.split(',').map((one) => one.trim()))
    .flat()
    .filter((selector) => !selector.startsWith('@'));
}

function classesIn(selector: string): string[] {
  return Array.from(selector.matchAll(/\.([a-z][\w-]*)/g), ([, name]) => name!);
}

describe('the style sheet', () => {
  it('gives pages of staff no rule that also fits a public page', () => {
    const known = new Set(ofPublic.flatMap(selectorsOf).flatMap(classesIn));
    expect(known.size).toBeGreaterThan(100);
    const found = ofStaff.flatMap((sheet) =>
      selectorsOf(sheet)
        .filter((selector) => !selector.includes('[aria-invalid'))
        .filter((selector) => classesIn(selector).every((name) => known.has(name)))
        .map((selector) => `${sheet}: ${selector}`),
    );
    expect(found).toEqual([]);
  });

  it('is one file', () => {
    const { assets } = loadAssets();
    expect(assets.filter(({ type }) => type.startsWith('text/css'))).toHaveLength(1);
  });
});
