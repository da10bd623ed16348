import type { FastifyRequest } from 'fastify';
import type { CsvForm } from '../../web/csv.ts';
import { renderDocument } from '../../web/layout.tsx';
import { noFeed } from '../boards/absent.ts';
import { attachment } from '../boards/attachment.ts';
import { boardCsv } from '../boards/csv.ts';
import type { Feature, FeatureContext, Page, PageType } from '../contract.ts';
import { entriesBeside, type PublishedBoard, readBoard, typeOf } from '../published.ts';
import { GroupPage } from './group.page.tsx';
import {
  type GroupKind,
  type GroupReport,
  groupKinds,
  readGroup,
  refuseUnknown,
} from './report.ts';
import { groupReportSchema } from './schema.ts';

type GroupRequest = FastifyRequest<{ Params: { city: string; group: string } }>;

/** `/{city}/topics/{topic}` and `/{city}/departments/{department}`, also as `.json` and `.csv`. */
export const groups: Feature = {
  name: 'groups',
  answers: [
    {
      path: '/{city}/topics/{group}',
      summary: 'A topic: its own four scores and its metrics.',
      shape: 'Group',
      schema: groupReportSchema,
    },
    {
      path: '/{city}/departments/{group}',
      summary: 'A department, the same way.',
      shape: 'Group',
      schema: groupReportSchema,
    },
  ],
  register(app, context) {
    for (const kind of groupKinds) {
      app.get(`/:city/${kind}/:group`, async (request: GroupRequest, reply) => {
        const { name: slug, type } = typeOf(request.params.group);
        const published = await readBoard(context, request.params.city);
        refuseUnknown(published, kind, slug);
        if (type === 'atom') throw noFeed(request.params.city);
        const { form: asked } = request.query as Readonly<Record<string, unknown>>;
        const form = type === 'csv' && asked === 'raw' ? 'raw' : 'safe';
        if (type === 'csv') {
          const name = attachment(`${request.params.city}-${slug}-${published.entry.date}`, form);
          reply.header('content-disposition', name);
        }
        return context.send(
          request,
          reply,
          groupPage(context, published, { kind, slug, type, form }),
        );
      });
    }
  },
};

interface Asked {
  readonly kind: GroupKind;
  readonly slug: string;
  readonly type: PageType;
  readonly form: CsvForm;
}

function groupPage(context: FeatureContext, published: PublishedBoard, asked: Asked): Page {
  const { kind, slug, type, form } = asked;
  const { index, entry } = published;
  const { before } = entriesBeside(index, entry.date);
  return {
    key: `group ${kind} ${slug} ${type} ${form} ${entry.board} ${before?.board} ${entry.publishedAt}`,
    type,
    render: async (reader) => {
      const { report, history } = await readGroup(context, published, kind, slug);
      if (type === 'json') return `${JSON.stringify(report, null, 1)}\n`;
      if (type === 'csv') return groupCsv(report, form);
      return renderDocument(
        <GroupPage frame={context.frame} report={report} history={history} />,
        reader,
      );
    },
  };
}

function groupCsv(report: GroupReport, form: CsvForm): string {
  const { slug, name, composite } = report;
  const kind = report.kind === 'topics' ? 'topic' : 'department';
  return boardCsv(report, [{ kind, slug, name, composite }], report.metrics, form);
}
