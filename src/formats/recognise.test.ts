import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { standardMapping, toolkitMapping } from './mapping.ts';
import { recogniseFile } from './recognise.ts';

const folder = mkdtempSync(join(tmpdir(), 'civicstat-recognise-'));
afterAll(() => rmSync(folder, { recursive: true }));

function recognised(content: string | Uint8Array, given = null as typeof standardMapping | null) {
  const path = join(folder, 'file');
  writeFileSync(path, content);
  return recogniseFile(path, given);
}

describe('a file', () => {
  it.each([
    ['metric,start,value\n', ',', 'observations', null],
    ['Metric;Start;Value\n', ';', 'observations', /semicolons/],
    ['"metric"\t"from"\t"target"\n', '\t', 'targets', /tabs/],
    ['metric|start|numerator|denominator\n', '|', 'observations', /vertical bars/],
    // Nothing says what separates the columns, so nothing is guessed.
    ['Kennzahl;Tag;Wert\n', ',', null, null],
    ['', ',', null, null],
  ] as const)('is recognised by its header: %j', async (text, delimiter, kind, said) => {
    const found = await recognised(text);
    expect(found).toMatchObject({ kind, mapping: { ...standardMapping, delimiter } });
    if (said === null) expect(found.said).toBeNull();
    else expect(found.said).toMatch(said);
  });

  it('is recognised by the marks that programs write', async () => {
    const wide = Buffer.from('\uFEFFmetric;start;value\n', 'utf16le');
    expect(await recognised(wide)).toMatchObject({
      mapping: { encoding: 'utf-16le', delimiter: ';' },
      kind: 'observations',
      said: 'Read as CSV in UTF-16LE with semicolons between the columns.',
    });
    const forms = [
      ['PK\x03\x04…', 'xlsx', null],
      ['PAR1…', 'parquet', null],
      [' [{"metric": "a", "from": "2025-01-01", "target": 1}]', 'json', 'targets'],
      ['{"metric": "a"}\n{"metric": "b"}', 'ndjson', 'observations'],
      ['{"data": {"items": [{"metric": "a"}]}}', 'json', 'observations'],
      ['{"metric": "a", "tags": ["b"]}\n', 'ndjson', 'observations'],
      ['{\n"data": []}', 'json', 'observations'],
    ] as const;
    for (const [text, format, kind] of forms) {
      expect(await recognised(text)).toMatchObject({ mapping: { format }, kind });
    }
  });

  it('is read by the mapping that is given', async () => {
    expect(await recognised('1,2025-01-01,calls\n', toolkitMapping)).toEqual({
      mapping: toolkitMapping,
      kind: 'observations',
      said: null,
    });
    const ours = {
      ...standardMapping,
      columns: { metric: 'Kennzahl', from: 'ab', target: 'Ziel' },
    };
    expect(await recognised('Kennzahl,ab,Ziel\n', ours)).toMatchObject({ kind: 'targets' });
  });
});
