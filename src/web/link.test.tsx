import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Link } from './link.tsx';

const render = (href: string) => renderToString(<Link href={href}>there</Link>);

describe('Link', () => {
  it.each([
    '/',
    '/boston',
    '/boston/on/2025-03-04.json?x=1#y',
    '#main',
    'https://data.boston.gov/dataset/cityscore?a=b&c=d',
    'http://example.org',
    'mailto:score@example.org',
  ])('links %s', (href) => {
    expect(render(href)).toBe(`<a href="${href.replace('&', '&amp;')}">there</a>`);
  });

  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JaVaScript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '\\\\evil.example',
    'https:evil',
    'boston',
    '',
    'https://a.example/\u0000',
  ])('leaves %j as text', (href) => {
    expect(render(href)).toBe('<span>there</span>');
  });
});
