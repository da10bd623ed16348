import { readFile } from 'node:fs/promises';
import type { CityDefinition, MetricDefinition } from '../../model/index.ts';
import { readKnown } from '../../pipeline/entry/known.ts';
import {
  type DeskBrowser,
  type DeskTrial,
  grantOf,
  openDeskTrial,
  trialCity,
} from './trial.suite.ts';

const base = trialCity.metrics.find(({ measure }) => measure === 'ratio')!;
const metric = (slug: string, given: Partial<MetricDefinition> = {}): MetricDefinition => ({
  ...base,
  ...{ slug, name: slug, department: 'public-works', measure: 'count', unit: 'count' },
  ...{ starts: null, ends: null, ...given },
});
/** A department with one metric of each kind that matters for typing. */
const city: CityDefinition = {
  ...trialCity,
  metrics: [
    metric('potholes'),
    metric('lights', { measure: 'ratio', unit: 'share' }),
    metric('trash', { approval: 'required' }),
    metric('signs', { lockAfterDays: 2 }),
    metric('old', { ends: '2025-03-05' }),
    metric('arrests', { department: 'police' }),
  ],
};
export const page = '/boston/desk/entry/public-works';
/** Yesterday, where the trial's clock stands. */
export const last = '2025-03-08';
type Form = Readonly<Record<string, string>>;

/** A desk with a clerk of one department, and what is known there. */
export async function openEntryTrial() {
  const trial = await openDeskTrial(city);
  const clerk = await trial.browser('clerk', [grantOf('contributor', 'public-works')]);
  const deliveries = () => trial.state.deliveries();
  return {
    ...{ trial, clerk, deliveries },
    known: (slug: string, day: string) => known(trial, slug, day),
    /** The text of the file that came last. */
    async archivedText(): Promise<string> {
      const { content } = (await deliveries()).at(-1)!;
      return readFile(trial.platform.archive.path(content), 'utf8');
    },
  };
}

/** The hidden and visible fields of a page's form, as a browser would send them. */
export function fieldsOf(html: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const name = / name="([^"]+)"/.exec(tag)?.[1];
    if (name === undefined || name === 'token' || /type="(checkbox|radio)"/.test(tag)) continue;
    fields[name] = / value="([^"]*)"/.exec(tag)?.[1] ?? '';
  }
  return fields;
}

/** Opens a page, types into its form and sends it. */
export async function save(browser: DeskBrowser, typed: Form, url = page) {
  const form = fieldsOf((await browser.get(url)).payload);
  return browser.post(url, { ...form, ...typed });
}

async function known(trial: DeskTrial, slug: string, day: string) {
  const one = city.metrics.find((candidate) => candidate.slug === slug)!;
  const { cells } = await readKnown(trial.platform, city, [one], { first: day, last: day });
  const { value, numerator, denominator } = cells.get(`${slug}.${day}`) ?? {};
  return numerator ? `${numerator}/${denominator}` : value;
}
