import { describe, expect, it } from 'vitest';
import { addressFor, readerOf, withLanguage } from './index.ts';

describe('readerOf', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['es', 'es'],
    ['es-MX,es;q=0.9,en;q=0.8', 'es'],
    ['en-US,en;q=0.9,es;q=0.8', 'en'],
    ['fr, es;q=0.5, en;q=0.4', 'es'],
    ['fr, de', 'en'],
    ['es;q=0', 'en'],
    ['en;q=0.2, ES-us;q=0.9', 'es'],
    ['est', 'en'],
    ['*', 'en'],
    ['es;q=broken', 'en'],
  ])('takes %s as %s', (header, language) => {
    expect(readerOf({}, header)).toEqual({ language, isAsked: false });
  });

  it('lets the address win, and only where it names a language that is there', () => {
    expect(readerOf({ lang: 'en' }, 'es')).toEqual({ language: 'en', isAsked: true });
    expect(readerOf({ lang: 'fr' }, 'es')).toEqual({ language: 'es', isAsked: false });
    expect(readerOf({ lang: ['es', 'en'] }, undefined)).toEqual({ language: 'en', isAsked: false });
    expect(readerOf(undefined, undefined)).toEqual({ language: 'en', isAsked: false });
  });
});

describe('withLanguage', () => {
  it.each([
    ['/', '/?lang=es'],
    ['/boston', '/boston?lang=es'],
    ['/boston?topic=all#top', '/boston?topic=all&lang=es#top'],
    ['/boston?lang=en&topic=all', '/boston?topic=all&lang=es'],
    ['/boston/changes.atom', '/boston/changes.atom?lang=es'],
    ['/boston.json', '/boston.json'],
    ['/boston.csv?form=raw', '/boston.csv?form=raw'],
    ['/assets/a.css', '/assets/a.css'],
    ['#main', '#main'],
    ['https://example.org/', 'https://example.org/'],
    ['//example.org/', '//example.org/'],
  ])('turns %s into %s', (href, expected) => {
    expect(withLanguage(href, 'es')).toBe(expected);
  });

  it('is for those who asked by the address', () => {
    expect(addressFor('/boston', { language: 'es', isAsked: true })).toBe('/boston?lang=es');
    expect(addressFor('/boston', { language: 'es', isAsked: false })).toBe('/boston');
  });
});
