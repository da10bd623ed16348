import { expect, it } from 'vitest';
import { parseYaml } from './parse-yaml.ts';

it('names each tab, and nothing that it misleads to', () => {
  const text = 'city:\n  slug: a\nparts:\n  - slug: b\n\tname: B\n  - slug: c\n    name: C\n';
  const { file, root } = parseYaml('city.yaml', text);
  expect(file.findings).toMatchObject([
    { line: 5, column: 1, code: 'yaml-syntax', remedy: 'Indent with spaces instead of the tab' },
  ]);
  expect(root).toBeNull();
});
