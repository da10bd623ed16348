import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { UserError } from '../../model/index.ts';
import { fetched, localServers, questionOf } from '../web/pulling.suite.ts';
import { httpsFile } from './index.ts';

const local = localServers();
afterEach(() => local.close());

const csv = '\uFEFFmetric,start,value\r\npotholes,2025-01-01,"1,5"\r\n';

describe('a file on the web', () => {
  it('is handed on byte for byte, and not again while it is the same', async () => {
    const etag = `"${createHash('sha256').update(csv).digest('hex').slice(0, 8)}"`;
    const origin = await local.serve((request, response) => {
      if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
      response.writeHead(200, { etag, 'content-type': 'text/csv' }).end(csv);
    });
    const question = questionOf(httpsFile, { address: `${origin}/open/potholes.csv?year=2025` });
    const [file] = await fetched(httpsFile, question);
    expect(file).toEqual({ name: 'potholes.csv', text: csv, cursor: { etag, modified: null } });
    expect(await fetched(httpsFile, { ...question, cursor: file!.cursor })).toEqual([]);
  });

  it('without a version of its own is asked for by its time, or each time', async () => {
    const asked: (string | undefined)[] = [];
    const origin = await local.serve((request, response) => {
      asked.push(request.headers['if-modified-since']);
      const modified =
        request.url === '/dated.csv' ? { 'last-modified': 'Sat, 01 Mar 2025 00:00:00 GMT' } : {};
      response.writeHead(200, modified).end(csv);
    });
    for (const name of ['dated', 'plain']) {
      const question = questionOf(httpsFile, { address: `${origin}/${name}.csv` });
      const [file] = await fetched(httpsFile, question);
      await fetched(httpsFile, { ...question, cursor: file!.cursor });
    }
    expect(asked).toEqual([undefined, 'Sat, 01 Mar 2025 00:00:00 GMT', undefined, undefined]);
  });

  it('of a published spreadsheet has the name that its server gives', async () => {
    const origin = await local.serve((request, response) => {
      if (request.url === '/spreadsheets/d/e/2PACX/pub?output=csv') {
        return void response.writeHead(307, { location: '/download' }).end();
      }
      const headers = {
        'content-disposition': 'attachment; filename="Numbers-Sheet1.csv"; filename*=UTF-8',
      };
      response.writeHead(200, headers).end(csv);
    });
    const address = `${origin}/spreadsheets/d/e/2PACX/pub?output=csv`;
    const [file] = await fetched(httpsFile, questionOf(httpsFile, { address }));
    expect(file!.name).toBe('Numbers-Sheet1.csv');
  });

  it('that is not published gives a page for people, which is refused', async () => {
    const origin = await local.serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>Sign in');
    });
    const pull = fetched(httpsFile, questionOf(httpsFile, { address: origin }));
    await expect(pull).rejects.toThrow(UserError);
    await expect(pull).rejects.toThrow('a page for people');
  });

  it('may be larger than an answer that is kept in memory', async () => {
    const line = 'potholes,2025-01-01,1\n';
    const lines = 1_000_000;
    const origin = await local.serve((_, response) => {
      const lot = Buffer.from(line.repeat(10_000));
      let left = lines / 10_000;
      const pump = () => {
        while (left > 0) {
          left -= 1;
          if (!response.write(lot)) return;
        }
        response.end();
      };
      response.on('drain', pump);
      pump();
    });
    const question = questionOf(httpsFile, { address: `${origin}/large.csv` });
    let bytes = 0;
    for await (const file of httpsFile.pull(question)) {
      for await (const chunk of file.bytes) bytes += chunk.length;
    }
    expect(bytes).toBe(line.length * lines);
  });
});
