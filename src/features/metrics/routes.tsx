import type { FastifyReply, FastifyRequest } from 'fastify';
import { renderDocument } from '../../web/layout.tsx';
import { noFeed } from '../boards/absent.ts';
import { attachment } from '../boards/attachment.ts';
import type { Feature, FeatureContext, Page, PageType } from '../contract.ts';
import { type PublishedBoard, readBoard, readEntry, typeOf } from '../published.ts';
import { BreakdownPage } from './breakdown/breakdown.page.tsx';
import { breakdownCsv, readBreakdown } from './breakdown/report.ts';
import { firstKnownDay, knowledgeOn } from './known-on.ts';
import { MetricPage } from './metric.page.tsx';
import { MetricsPage } from './metrics.page.tsx';
import { historyCsv, metricsCsv, metricsReport, readMetric, refuseUnknown } from './report.ts';
import { metricBreakdownSchema, metricSchema, metricsSchema } from './schema.ts';

/** What a query may ask; anything else is not looked at. */
interface Asked {
  readonly knownOn: string | null;
  readonly form: 'safe' | 'raw';
}

/** `/{city}/metrics` and `/{city}/metrics/{metric}`, each also as `.json` and `.csv`. */
export const metrics: Feature = {
  name: 'metrics',
  answers: [
    {
      path: '/{city}/metrics',
      summary: 'Every metric of the newest board.',
      shape: 'Metrics',
      schema: metricsSchema,
    },
    {
      path: '/{city}/metrics/{metric}',
      summary: 'One metric with all its past numbers and all that changed about it.',
      shape: 'Metric',
      schema: metricSchema,
      query: { 'known-on': 'A day: what was known at its end.' },
    },
    {
      path: '/{city}/metrics/{metric}/by/{column}',
      summary: 'A metric made of cases by the values of a dimension, month by month.',
      shape: 'MetricBreakdown',
      schema: metricBreakdownSchema,
      query: { 'known-on': 'A day: what was known at its end.' },
    },
  ],
  register(app, context) {
    for (const type of ['html', 'json', 'csv'] as const) {
      app.get(
        type === 'html' ? '/:city/metrics' : `/:city/metrics.${type}`,
        async (request: FastifyRequest<{ Params: { city: string } }>, reply) => {
          const published = await readBoard(context, request.params.city);
          const { form } = askedIn(request);
          nameFile(reply, 'metrics', type, form);
          return context.send(request, reply, listPage(context, published, type, form));
        },
      );
    }
    app.get(
      '/:city/metrics/:metric',
      async (request: FastifyRequest<{ Params: { city: string; metric: string } }>, reply) => {
        const { name, type } = typeOf(request.params.metric);
        if (type === 'atom') throw noFeed(request.params.city);
        const asked = askedIn(request);
        const newest = await readBoard(context, request.params.city);
        const page = await metricPage(context, newest, { slug: name, type, asked });
        nameFile(reply, name, type, asked.form);
        return context.send(request, reply, page);
      },
    );
    app.get('/:city/metrics/:metric/by/:column', (request: BreakdownRequest, reply) =>
      sendBreakdown(context, request, reply),
    );
  },
};

type BreakdownRequest = FastifyRequest<{
  Params: { city: string; metric: string; column: string };
}>;

async function sendBreakdown(
  context: FeatureContext,
  request: BreakdownRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { city, metric, column } = request.params;
  const { name, type } = typeOf(column);
  if (type === 'atom') throw noFeed(city);
  const asked = askedIn(request);
  const newest = await readBoard(context, city);
  const known = await knownBoard(context, newest, metric, asked);
  const report = await readBreakdown(context.snapshots, known.published, known.knowledge, {
    slug: metric,
    column: name,
  });
  nameFile(reply, `${metric}-by-${name.replace(/[^\w-]+/g, '-')}`, type, asked.form);
  return context.send(request, reply, {
    key: `breakdown ${known.key} ${metric} ${name} ${type} ${asked.form}`,
    type,
    render: async (reader) => {
      if (type === 'json') return `${JSON.stringify(report)}\n`;
      if (type === 'csv') return breakdownCsv(report, asked.form);
      return renderDocument(<BreakdownPage frame={context.frame} report={report} />, reader);
    },
  });
}

function askedIn(request: FastifyRequest): Asked {
  const query = request.query as Readonly<Record<string, unknown>>;
  const knownOn = query['known-on'];
  return {
    knownOn: typeof knownOn === 'string' && knownOn !== '' ? knownOn : null,
    form: query.form === 'raw' ? 'raw' : 'safe',
  };
}

function nameFile(reply: FastifyReply, name: string, type: PageType, form: Asked['form']): void {
  if (type === 'csv') reply.header('content-disposition', attachment(name, form));
}

function listPage(
  context: FeatureContext,
  published: PublishedBoard,
  type: 'html' | 'json' | 'csv',
  form: Asked['form'],
): Page {
  return {
    key: `metrics ${published.entry.board} ${type} ${form}`,
    type,
    render: async (reader) => {
      const report = metricsReport(published);
      if (type === 'json') return `${JSON.stringify(report, null, 1)}\n`;
      if (type === 'csv') return metricsCsv(report, form);
      return renderDocument(<MetricsPage frame={context.frame} report={report} />, reader);
    },
  };
}

async function metricPage(
  context: FeatureContext,
  newest: PublishedBoard,
  question: { readonly slug: string; readonly type: PageType; readonly asked: Asked },
): Promise<Page> {
  const { slug, type, asked } = question;
  const { key, knowledge, published } = await knownBoard(context, newest, slug, asked);
  return {
    key: `metric ${key} ${firstKnownDay(newest.index)} ${slug} ${type} ${asked.form}`,
    type,
    render: async (reader) => {
      const report = await readMetric(context.snapshots, published, knowledge, slug);
      if (type === 'json') return `${JSON.stringify(report)}\n`;
      if (type === 'csv') return historyCsv(report, asked.form);
      return renderDocument(<MetricPage frame={context.frame} report={report} />, reader);
    },
  };
}

/** The board that knows what is asked for, and what pages made from it depend on. */
async function knownBoard(
  context: FeatureContext,
  newest: PublishedBoard,
  slug: string,
  { knownOn }: Asked,
) {
  const knowledge = knowledgeOn(newest, knownOn);
  const { index, entry } = newest;
  const published =
    knowledge.entry === entry ? newest : await readEntry(context, index, knowledge.entry);
  refuseUnknown(published, slug);
  const key = `${knowledge.entry.board} ${knowledge.knownOn} ${knowledge.reconstructed}`;
  return { key, knowledge, published };
}
