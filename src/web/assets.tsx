import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { renderToString } from 'preact-render-to-string';
import { Mark } from './mark.tsx';

/** A file that pages ask for. Its address carries the hash of its bytes, so it never changes. */
export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** The addresses that every page's head needs. */
export interface Frame {
  readonly stylesheet: string;
  readonly numerals: string;
  readonly icon: string;
  /** What sends a large file in parts; only the page that does loads it. */
  readonly sendFile: string;
}

/** In the order in which later rules win. */
const styles = [
  'tokens',
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
  'metric',
  'values',
  'desk',
  'registers',
  'entry',
  'narrow',
  'lobby',
  'media',
];

/** Reads the files beside this one, once, when the server is made. */
export function loadAssets(): { readonly frame: Frame; readonly assets: readonly Asset[] } {
  const numerals = asset('numerals', 'woff2', 'font/woff2', read('fonts/numerals.woff2'));
  const icon = asset('icon', 'svg', 'image/svg+xml', Buffer.from(renderToString(<Mark />)));
  const css = styles
    .map((name) => read(`styles/${name}.css`).toString('utf8'))
    .join('\n')
    .replace('../fonts/numerals.woff2', numerals.path);
  const stylesheet = asset('civicstat', 'css', 'text/css; charset=utf-8', Buffer.from(css));
  const sendFile = asset('send-file', 'js', 'text/javascript', read('islands/send-file.js'));
  return {
    frame: {
      stylesheet: stylesheet.path,
      numerals: numerals.path,
      icon: icon.path,
      sendFile: sendFile.path,
    },
    assets: [stylesheet, numerals, icon, sendFile],
  };
}

function read(name: string): Buffer {
  return readFileSync(new URL(`./${name}`, import.meta.url));
}

function asset(name: string, ending: string, type: string, bytes: Buffer): Asset {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return { path: `/assets/${name}.${hash}.${ending}`, type, bytes };
}
