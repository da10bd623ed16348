import type { FastifyRequest } from 'fastify';
import { renderDocument } from '../../web/layout.tsx';
import type { Feature } from '../contract.ts';
import { readBoard, typeOf } from '../published.ts';
import { AboutPage } from './about.page.tsx';
import { aboutReport } from './report.ts';
import { aboutSchema } from './schema.ts';
import { aboutJson } from './twin.ts';

/** How scores are made: `/{city}/about`, also as `.json`. */
export const about: Feature = {
  name: 'about',
  answers: [
    {
      path: '/{city}/about',
      summary: 'How scores are made, with the numbers of the newest board.',
      shape: 'About',
      schema: aboutSchema,
    },
  ],
  register(app, context) {
    for (const last of ['about', 'about.json']) {
      app.get(
        `/:city/${last}`,
        async (request: FastifyRequest<{ Params: { city: string } }>, reply) => {
          const published = await readBoard(context, request.params.city);
          const { type } = typeOf(last);
          const hasProgress = published.index.progress !== undefined;
          return context.send(request, reply, {
            key: `about ${published.entry.board} ${type} ${hasProgress}`,
            type,
            render: async (reader) => {
              const report = aboutReport(published);
              if (type === 'json') return aboutJson(report);
              return renderDocument(
                <AboutPage {...{ frame: context.frame, report, hasProgress }} />,
                reader,
              );
            },
          });
        },
      );
    }
  },
};
