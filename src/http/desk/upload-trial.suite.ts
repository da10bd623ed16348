import type { DeskBrowser, DeskTrial } from './trial.suite.ts';

/** Sends a file as a browser does: the form's fields first, then the file. */
export function sendFile(
  { app }: DeskTrial,
  { token, formToken }: DeskBrowser,
  file: { readonly name: string; readonly bytes: string | Buffer },
  fields: Readonly<Record<string, string>> = {},
  url = '/boston/desk/upload',
) {
  const line = 'fence-of-the-form';
  const all = { token: formToken, department: 'public-works', holds: 'told', ...fields };
  const head = Object.entries(all).map(
    ([name, value]) =>
      `--${line}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const name = file.name.replaceAll('"', '%22');
  const payload = Buffer.concat([
    Buffer.from(
      `${head.join('')}--${line}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n`,
    ),
    Buffer.from(file.bytes),
    Buffer.from(`\r\n--${line}--\r\n`),
  ]);
  return app.inject({
    method: 'POST',
    url,
    headers: {
      cookie: `civicstat=${token}`,
      'content-type': `multipart/form-data; boundary=${line}`,
    },
    payload,
  });
}

/** The value of a hidden field of a page. */
export function hidden(page: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
}
