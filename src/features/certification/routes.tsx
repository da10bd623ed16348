import type { FastifyRequest } from 'fastify';
import { renderDocument } from '../../web/layout.tsx';
import { type Feature, NotFound } from '../contract.ts';
import { readBoard, typeOf } from '../published.ts';
import { ProgressPage } from './progress.page.tsx';
import { progressSchema } from './schema.ts';
import { certificationWords } from './words/index.ts';

/** The way to certification, where the city shows it: `/{city}/progress`, also as `.json`. */
export const certification: Feature = {
  name: 'certification',
  answers: [
    {
      path: '/{city}/progress',
      summary: 'What the city shows of its way to certification; 404 where it shows nothing.',
      shape: 'Progress',
      schema: progressSchema,
    },
  ],
  register(app, context) {
    for (const last of ['progress', 'progress.json']) {
      app.get(
        `/:city/${last}`,
        async (request: FastifyRequest<{ Params: { city: string } }>, reply) => {
          const { index, city } = await readBoard(context, request.params.city);
          const hash = index.progress;
          const progress = hash === undefined ? undefined : await context.snapshots.progress(hash);
          if (progress === undefined) throw notPublic();
          const { type } = typeOf(last);
          return context.send(request, reply, {
            key: `progress ${hash} ${type}`,
            type,
            render: async (reader) => {
              if (type === 'json') return `${JSON.stringify(progress, null, 1)}\n`;
              const page = <ProgressPage frame={context.frame} city={city} progress={progress} />;
              return renderDocument(page, reader);
            },
          });
        },
      );
    }
  },
};

function notPublic(): NotFound {
  return new NotFound(
    (language) => certificationWords(language).progress.notPublished,
    (language) => certificationWords(language).progress.notPublishedRemedy,
  );
}
