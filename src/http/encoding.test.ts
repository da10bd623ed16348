import { describe, expect, it } from 'vitest';
import { chooseEncoding } from './encoding.ts';

describe('chooseEncoding', () => {
  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['gzip, br;q=0.5', 'gzip'],
    ['br;q=0, gzip;q=0', 'identity'],
    ['*', 'br'],
    ['br;q=0, *', 'gzip'],
    ['*;q=0', 'identity'],
    ['identity;q=0', 'identity'],
    ['br;q=nonsense', 'identity'],
    ['br; q=0.1 , gzip ; q=0.2', 'gzip'],
    [',,;=;', 'identity'],
  ])('%s means %s', (header, encoding) => {
    expect(chooseEncoding(header)).toBe(encoding);
  });
});
