import type { JSX } from 'preact';
import { KeepLanguage } from '../../web/keep-language.tsx';
import { useLanguage } from '../../web/language/index.ts';
import { Link } from '../../web/link.tsx';
import type { MetricReport } from './report.ts';
import { knowledgeInWords } from './sentences.ts';
import { metricsWords } from './words/index.ts';

/** Whose knowledge the page shows, and a plain form to ask for another day's. */
export function KnownOn({ report }: { readonly report: MetricReport }): JSX.Element {
  const { city, metric, asKnownOn, firstKnownDay } = report;
  const language = useLanguage();
  const { labels } = metricsWords(language);
  const address = `/${city.slug}/metrics/${metric.slug}`;
  return (
    <div class="known-on">
      {knowledgeInWords(report, language).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <form method="get" action={address}>
        <KeepLanguage />
        <label for="known-on">{labels.knownOn}</label>
        <input
          type="date"
          id="known-on"
          name="known-on"
          min={firstKnownDay}
          value={asKnownOn ?? report.date}
          required
        />
        <button type="submit">{labels.show}</button>
      </form>
      {asKnownOn !== null && (
        <p>
          <Link href={address}>{labels.allKnown}</Link>
        </p>
      )}
    </div>
  );
}
