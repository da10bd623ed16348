import type { FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import {
  type CityDefinition,
  type CompositeReceipt,
  canonicalJson,
  type Receipt,
} from '../../model/index.ts';
import type { Frame } from '../../web/assets.tsx';
import { renderDocument } from '../../web/layout.tsx';
import { type Feature, type FeatureContext, NotFound } from '../contract.ts';
import { readBoard, typeOf } from '../published.ts';
import { CompositeReceiptPage } from './composite-receipt.page.tsx';
import { ReceiptPage } from './receipt.page.tsx';
import { compositeReceiptReport, receiptReport } from './report.ts';
import { receiptSchema } from './schema.ts';
import { receiptsWords } from './words/index.ts';

/**
 * `/{city}/receipts/{hash}` for people, and as `.json` the receipt's own bytes, whose SHA-256 is
 * the hash. Nothing but receipts of this city is served: not deliveries, not other documents.
 */
export const receipts: Feature = {
  name: 'receipts',
  answers: [
    {
      path: '/{city}/receipts/{hash}',
      summary: 'The receipt of a number or composite; the SHA-256 of these bytes is its hash.',
      shape: 'Receipt',
      schema: receiptSchema,
    },
  ],
  register(app, context) {
    app.get(
      '/:city/receipts/:hash',
      async (request: FastifyRequest<{ Params: { city: string; hash: string } }>, reply) => {
        const { name: hash, type } = typeOf(request.params.hash);
        const { city, board } = await readBoard(context, request.params.city);
        const receipt = await receiptNamed(context.snapshots, hash);
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
        return context.send(request, reply, {
          key: `receipt ${hash} ${board.definitions}`,
          type,
          render: async (reader) =>
            renderDocument(pageOf(context.frame, hash, receipt, city), reader),
        });
      },
    );
  },
};

async function receiptNamed(snapshots: FeatureContext['snapshots'], hash: string) {
  return (await snapshots.receipt(hash)) ?? (await snapshots.compositeReceipt(hash));
}

function pageOf(
  frame: Frame,
  hash: string,
  receipt: Receipt | CompositeReceipt,
  city: CityDefinition,
): JSX.Element {
  return receipt.format === 'civicstat-receipt-1' ? (
    <ReceiptPage frame={frame} report={receiptReport(hash, receipt, city)} />
  ) : (
    <CompositeReceiptPage frame={frame} report={compositeReceiptReport(hash, receipt, city)} />
  );
}
