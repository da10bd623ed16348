import { describe, expect, it } from 'vitest';
import { siteAddress } from './site-address.ts';

describe('the address of the site', () => {
  it.each([
    [undefined, null],
    [' ', null],
    ['https://scoreboard.example.gov', 'https://scoreboard.example.gov'],
    ['https://Scoreboard.example.gov/', 'https://scoreboard.example.gov'],
    ['http://localhost:3000', 'http://localhost:3000'],
  ])('%s is %s', (given, site) => {
    expect(siteAddress(given)).toBe(site);
  });

  it.each([
    'scoreboard.example.gov',
    'ftp://example.gov',
    'https://example.gov/civicstat',
    'https://ana:secret@example.gov',
    'https://example.gov?x=1',
    'javascript:alert(1)',
  ])('%s is refused', (given) => {
    expect(() => siteAddress(given)).toThrow('CIVICSTAT_URL');
  });
});
