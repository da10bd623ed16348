import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { Fault, UserError } from '../../model/index.ts';
import { localServers, pulled, questionOf } from '../web/pulling.suite.ts';
import { open311 } from './index.ts';

const local = localServers();
afterEach(() => local.close());

/** How servers differ from each other and from the standard. */
interface Habits {
  readonly mostRequests: number;
  readonly paging: 'pages' | 'ignored' | 'repeats the last page';
  readonly wrapped?: boolean;
}

/** A server with one request every six hours from the morning of 1 October 2024, newest first as most have it. */
function city(count: number, { mostRequests, paging, wrapped = false }: Habits) {
  const requests = Array.from({ length: count }, (_, place) => ({
    service_request_id: `24-${10_000 + place}`,
    status: place % 2 ? 'closed' : 'open',
    service_name: 'Pothole & <sink hole>',
    service_code: 'PH',
    description: place === 3 ? 'On "Main" St,\n<b>deep</b> ]]>' : null,
    requested_datetime: new Date(Date.UTC(2024, 9, 1, 6 + place * 6))
      .toISOString()
      .replace('.000', ''),
    lat: 42.360_1 + place / 1e6,
    long: -71.06,
    extended_attributes: { photos: 2 },
  }));
  const spans: string[] = [];
  const listener: RequestListener = (request, response) => {
    const url = new URL(request.url ?? '', 'http://city');
    const [start, end] = ['start_date', 'end_date'].map((name) => url.searchParams.get(name)!);
    spans.push(`${start} ${end}`);
    const within = requests
      .filter(({ requested_datetime: at }) => at >= start! && at <= end!)
      .toReversed();
    const pages = Math.max(1, Math.ceil(within.length / mostRequests));
    const asked = paging === 'ignored' ? 1 : Number(url.searchParams.get('page') ?? 1);
    const page = paging === 'repeats the last page' ? Math.min(asked, pages) : asked;
    const answer = within.slice((page - 1) * mostRequests, page * mostRequests);
    if (url.pathname === '/open311/v2/requests.json') {
      return void response.end(JSON.stringify(wrapped ? { service_requests: answer } : answer));
    }
    response.setHeader('content-type', 'text/xml; charset=utf-8');
    response.end(asXml(answer));
  };
  return { listener, spans };
}

function asXml(requests: readonly Record<string, unknown>[]): string {
  const escaped = (value: unknown) =>
    String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const fields = (request: Record<string, unknown>) =>
    Object.entries(request).map(([name, value]) => {
      if (value === null) return `<${name}/>`;
      if (typeof value === 'object') return `<${name}><photos>2</photos></${name}>`;
      return name === 'status'
        ? `<${name}><![CDATA[${value}]]></${name}>`
        : `<${name}>\n${escaped(value)}</${name}>`;
    });
  return `<?xml version="1.0" encoding="utf-8"?>\n<service_requests>${requests
    .map((request) => `<request>${fields(request).join('')}</request>`)
    .join('\n')}</service_requests>`;
}

const settings = (origin: string, format = 'json') => ({
  address: `${origin}/open311/v2/`,
  from: '2024-10-01',
  format,
});
const idsOf = (rows: readonly Record<string, string | null>[]) =>
  new Set(rows.map((row) => row.service_request_id));

describe.each(['json', 'xml'])('service requests in %s', (format) => {
  it.each<Habits>([
    { mostRequests: 50, paging: 'pages' },
    { mostRequests: 20, paging: 'pages' },
    { mostRequests: 1000, paging: 'pages', wrapped: true },
    { mostRequests: 50, paging: 'ignored' },
    { mostRequests: 1000, paging: 'ignored' },
    { mostRequests: 50, paging: 'repeats the last page' },
  ])(
    'are read whole from a server with $mostRequests an answer, pages: $paging',
    async (habits) => {
      const { listener, spans } = city(603, habits);
      const question = questionOf(open311, settings(await local.serve(listener), format));
      const { rows, cursor } = await pulled(open311, question);
      expect(idsOf(rows).size).toBe(603);
      expect(cursor).toEqual({ from: '2025-03-01T12:00:00Z', ended: true });
      expect(spans[0]).toBe('2024-10-01T04:00:00Z 2024-12-30T04:00:00Z');
    },
  );

  it('have the fields of the standard, and no others', async () => {
    const { listener } = city(6, { mostRequests: 50, paging: 'pages' });
    const question = questionOf(open311, settings(await local.serve(listener), format));
    const { rows } = await pulled(open311, question);
    expect(rows.find((row) => row.service_request_id === '24-10003')).toEqual({
      service_request_id: '24-10003',
      status: 'closed',
      status_notes: null,
      service_name: 'Pothole & <sink hole>',
      service_code: 'PH',
      description: 'On "Main" St,\n<b>deep</b> ]]>',
      agency_responsible: null,
      service_notice: null,
      requested_datetime: '2024-10-02T00:00:00Z',
      updated_datetime: null,
      expected_datetime: null,
      address: null,
      address_id: null,
      zipcode: null,
      lat: '42.360103',
      long: '-71.06',
      media_url: null,
    });
  });

  it.each([
    '',
    '<!doctype html><p>Sign in',
    '[{"service_request_id": "1"}',
    '<service_requests><request>',
    '{"a": 1}',
  ])('that are none are a fault: %s', async (text) => {
    const origin = await local.serve((_, response) => void response.end(text));
    await expect(pulled(open311, questionOf(open311, settings(origin, format)))).rejects.toThrow(
      Fault,
    );
  });
});

describe('a pull of service requests', () => {
  it('reads the last days again, and goes on in the span in which it was broken off', async () => {
    const { listener, spans } = city(10, { mostRequests: 50, paging: 'pages' });
    const question = questionOf(open311, {
      ...settings(await local.serve(listener)),
      lookBackDays: 30,
    });
    const { cursor } = await pulled(open311, question);
    spans.length = 0;
    await pulled(open311, { ...question, cursor });
    expect(spans[0]).toBe('2025-01-30T12:00:00Z 2025-03-01T12:00:00Z');
    spans.length = 0;
    await pulled(open311, { ...question, cursor: { from: '2024-12-30T04:00:00Z', ended: false } });
    expect(spans[0]).toBe('2024-12-30T04:00:00Z 2025-03-01T12:00:00Z');
  });

  it('sends jurisdiction and key', async () => {
    const asked: string[] = [];
    const origin = await local.serve((request, response) => {
      asked.push(request.url ?? '');
      response.end('[]');
    });
    const given = { ...settings(origin), from: '2025-02-27', jurisdiction: 'city.gov' };
    await pulled(open311, questionOf(open311, given));
    expect(asked).toEqual([
      '/open311/v2/requests.json?jurisdiction_id=city.gov&start_date=2025-02-27T05%3A00%3A00Z&end_date=2025-03-01T12%3A00%3A00Z',
    ]);
  });

  it('is a fault where one second holds more than an answer', async () => {
    const one = { service_request_id: '1', requested_datetime: '2025-02-28T00:00:00Z' };
    const origin = await local.serve(
      (_, response) =>
        void response.end(JSON.stringify([one, { ...one, service_request_id: '2' }])),
    );
    const given = { ...settings(origin), from: '2025-02-28', fullAnswer: 2 };
    await expect(pulled(open311, questionOf(open311, given))).rejects.toThrow(
      'for a single second',
    );
  });

  it('is a fault where the server puts an error in the place of requests', async () => {
    const origin = await local.serve((_, response) => {
      response.end('[{"code": 400, "description": "jurisdiction_id was not provided"}]');
    });
    await expect(pulled(open311, questionOf(open311, settings(origin)))).rejects.toThrow(
      'sent an error',
    );
  });

  it('is a user error with a wrong day', async () => {
    const given = { address: 'https://city.example', from: 'October' };
    await expect(pulled(open311, questionOf(open311, given))).rejects.toThrow(UserError);
  });
});
