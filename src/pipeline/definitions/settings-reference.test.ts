import { describe, expect, it } from 'vitest';
import { rules } from '../../scoring/rules/index.ts';
import { renderSettingsReference, settings } from './index.ts';

const page = renderSettingsReference(rules);

describe('renderSettingsReference', () => {
  it('has a row for every key of every section, and for every rule', () => {
    const rows = Object.values(settings).flatMap((section) => Object.keys(section));
    expect(page.match(/^\| `/gm)).toHaveLength(rows.length + rules.length);
    for (const name of [...rows, ...rules.map((rule) => rule.name)]) {
      expect(page).toContain(`| \`${name}\` |`);
    }
  });

  it('says what is required and what holds by default', () => {
    expect(page).toContain('| `slug` | slug | **required** |');
    expect(page).toContain('| `tolerance` | number, 0 or more, below 1 | `0.05` |');
    expect(page).toContain('| `grades` | map from grade to lowest score, best first | `{A: 1.10,');
    expect(page).toContain('| `historical-band` | up, down | none | **required**:');
  });
});
