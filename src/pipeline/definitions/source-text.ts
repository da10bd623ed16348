import type { Connector } from '../../connectors/contract.ts';
import type { Finding } from '../../model/index.ts';
import type { Source } from '../collect/source.ts';
import { parseYaml } from './parse-yaml.ts';
import { readSection } from './section.ts';
import { settings } from './settings.ts';
import { sourceAt } from './source.ts';

/**
 * Reads one source that was written at the desk, by the very rules of an entry of `sources` in
 * `city.yaml`: the source, or all that is wrong with it, with lines of the text.
 */
export function readSourceText(text: string, connectors: readonly Connector[]): Source | Finding[] {
  const { file, root } = parseYaml('source', text);
  const entry = root === null ? undefined : readSection(file, root, 'the source', settings.source);
  const source = entry && sourceAt(entry, connectors, 'desk');
  if (source !== undefined && file.findings.length === 0) return source;
  return file.findings;
}
