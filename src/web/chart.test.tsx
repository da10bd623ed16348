import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { scoreLine, sparkLine, waterfall } from '../charts/index.ts';
import { ChartFigure, ChartPicture } from './chart.tsx';
import { scoreLineWords, sparkLineWords, waterfallWords } from './chart-words/index.ts';

const scale = { tolerance: 0.05, grades: [] };
const evil = '<script>alert(1)</script>"\'&';
const points = [
  { day: '2025-03-01', score: 1 },
  { day: '2025-03-02', score: 29.35 },
];
const spark = sparkLine({ points, period: 'day', alone: false }, sparkLineWords(evil, scale, 'en'));
const terms = waterfall(
  {
    before: { label: evil, note: evil, score: 1 },
    after: { label: 'now', note: null, score: 1.1 },
    terms: [{ label: evil, note: null, href: 'javascript:alert(1)', effect: 0.1 }],
  },
  waterfallWords(evil, scale, 'en'),
);

describe('ChartFigure', () => {
  it('names and describes its picture', () => {
    const html = renderToString(<ChartFigure chart={spark} id="a" twin="shown" />);
    expect(html).toContain('role="img" aria-labelledby="a-title" aria-describedby="a-description"');
    expect(html).toMatch(/<title id="a-title">Scores of .*<\/title><desc id="a-description">From/);
    expect(html).toContain('<caption>');
  });

  it('folds the twin, or leaves it to the page', () => {
    const folded = renderToString(<ChartFigure chart={spark} id="a" twin="folded" />);
    expect(folded).toMatch(/<details class="chart-folded"><summary>.*<table/);
    const elsewhere = renderToString(<ChartFigure chart={spark} id="a" twin="elsewhere" />);
    expect(elsewhere).not.toContain('<table');
  });

  it('always shows a table that carries the picture, and hides the bars from listeners', () => {
    const html = renderToString(<ChartFigure chart={terms} id="a" twin="elsewhere" />);
    expect(html).toContain('<table');
    expect(html).not.toContain('role="img"');
    for (const [svg] of html.matchAll(/<svg [^>]*chart-row[^>]*>/g)) {
      expect(svg).toContain('aria-hidden="true"');
    }
    expect(html).toContain('<span class="hidden">1.10</span>');
  });

  it('shows a scale over its rows to the eye, and words to listeners', () => {
    const marks = [{ label: 'Day', note: null, href: null, score: 1 }];
    const chart = scoreLine(
      { marks, tolerance: 0.05 },
      scoreLineWords('Boston', 'Period', scale, 'en'),
    );
    const html = renderToString(<ChartFigure chart={chart} id="a" twin="shown" />);
    expect(html).toMatch(/<th [^>]*><svg [^>]*aria-hidden="true".*?<span class="hidden">On a line/);
  });

  it('escapes whatever a chart is called, and links nowhere harmful', () => {
    for (const chart of [spark, terms]) {
      const html = renderToString(<ChartFigure chart={chart} id="a" twin="folded" />);
      expect(html).not.toMatch(/<script|href="javascript/);
      expect(html).toContain('&lt;script>');
    }
  });
});

it('links a row to where its metric is told', () => {
  const total = { label: 'now', note: null, score: 1 };
  const term = { label: 'Potholes', note: null, href: '/boston/metrics/potholes', effect: 0.1 };
  const chart = waterfall(
    { before: total, after: total, terms: [term] },
    waterfallWords('a', scale, 'en'),
  );
  const html = renderToString(<ChartFigure chart={chart} id="a" twin="shown" />);
  expect(html).toContain('<a href="/boston/metrics/potholes">Potholes</a>');
});

describe('ChartPicture', () => {
  it('is for the eye alone', () => {
    const html = renderToString(<ChartPicture chart={spark} />);
    expect(html).toMatch(/^<svg [^>]*aria-hidden="true"/);
    expect(html).not.toMatch(/role=|<title/);
    expect(renderToString(<ChartPicture chart={terms} />)).toBe('');
  });
});
