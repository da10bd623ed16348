import type { Mapping } from './contract.ts';

/** The files of this product: header `metric,start,end,…` or `metric,from,until,…`. */
export const standardMapping: Mapping = {
  name: 'civicstat',
  delimiter: ',',
  encoding: 'utf-8',
  header: true,
  columns: {},
  constants: {},
  dimensions: null,
  dayFormat: 'YYYY-MM-DD',
  metricNames: 'slug',
};

/** The headerless `value,YYYY-MM-DD,metric` files of the 2016 toolkit: one case of that value. */
export const toolkitMapping: Mapping = {
  ...standardMapping,
  name: 'toolkit',
  header: false,
  columns: { numerator: 1, start: 2, metric: 3 },
  constants: { denominator: '1' },
  metricNames: 'title',
};
