import type { FastifyRequest } from 'fastify';
import { canonicalJson } from '../../model/index.ts';
import { renderDocument } from '../../web/layout.tsx';
import { type Feature, NotFound } from '../contract.ts';
import { readBoard, typeOf } from '../published.ts';
import { ReceiptPage } from './receipt.page.tsx';
import { receiptReport } from './report.ts';
import { receiptsWords } from './words/index.ts';

/**
 * `/{city}/receipts/{hash}` for people, and as `.json` the receipt's own bytes, whose SHA-256 is
 * the hash. Nothing but receipts of this city is served: not deliveries, not other documents.
 */
export const receipts: Feature = {
  name: 'receipts',
  register(app, context) {
    app.get(
      '/:city/receipts/:hash',
      async (request: FastifyRequest<{ Params: { city: string; hash: string } }>, reply) => {
        const { name: hash, type } = typeOf(request.params.hash);
        const { city, board } = await readBoard(context, request.params.city);
        const receipt = await context.snapshots.receipt(hash);
        const isServed = type === 'html' || type === 'json';
        if (receipt === undefined || receipt.city !== city.slug || !isServed) {
          throw new NotFound(
            (language) => receiptsWords(language).absent,
            (language) =>
              receiptsWords(language).absentRemedy({
                city: city.name,
                address: `/${city.slug}/metrics`,
              }),
          );
        }
        if (type === 'json') {
          const render = async () => canonicalJson(receipt);
          return context.send(request, reply, { key: `receipt ${hash} json`, type, render });
        }
        const report = receiptReport(hash, receipt, city);
        return context.send(request, reply, {
          key: `receipt ${hash} ${board.definitions}`,
          type,
          render: async (reader) =>
            renderDocument(<ReceiptPage frame={context.frame} report={report} />, reader),
        });
      },
    );
  },
};
