import type { JSX } from 'preact';
import { periods } from '../../model/index.ts';
import type { Frame } from '../../web/assets.tsx';
import { CityText } from '../../web/city-text.tsx';
import { formatSpan } from '../../web/dates.ts';
import { FooterLinks, FooterPart } from '../../web/footer.tsx';
import { useLanguage } from '../../web/language/index.ts';
import { Layout } from '../../web/layout.tsx';
import { Plate, Slot } from '../../web/plate.tsx';
import { sharedWords } from '../../web/words/index.ts';
import { Contents } from './part.tsx';
import type { AboutReport } from './report.ts';
import { RulesPart } from './rules-part.tsx';
import { CoveragePart, DaysPart, NumberPart, TogetherPart } from './score-parts.tsx';
import { coverageInWords, dayInWords } from './sentences.ts';
import { BoundsPart, CityScorePart, GradesPart, LatePart, ProofPart } from './trust-parts.tsx';
import { aboutWords } from './words/index.ts';

interface PageProps {
  readonly report: AboutReport;
  /** Whether the city shows its way to certification. */
  readonly hasProgress: boolean;
}

/** How a city's scores are made, for a resident, with the numbers of the newest board. */
export function AboutPage(props: PageProps & { readonly frame: Frame }): JSX.Element {
  const { frame, report, hasProgress } = props;
  const { city } = report;
  const language = useLanguage();
  const words = aboutWords(language);
  const json = `/${city.slug}/about.json`;
  return (
    <Layout
      frame={frame}
      title={words.heading({ city: city.name })}
      description={words.description({ city: city.name })}
      address={`/${city.slug}/about`}
      city={city}
      place={{ section: 'about', itself: true }}
      links={[{ rel: 'alternate', href: json, type: 'application/json', title: words.json }]}
      footer={<Foot report={report} json={json} hasProgress={hasProgress} />}
    >
      <div class="page lead">
        <h1>{words.heading({ city: city.name })}</h1>
        <div class="say">
          <p>{words.lead}</p>
          <p>{dayInWords(report, language)}</p>
        </div>
      </div>
      {report.composite.day.total > 0 && <FourScores report={report} />}
      <div class="page about">
        <Contents />
        <NumberPart />
        <RulesPart report={report} />
        <TogetherPart report={report} />
        <DaysPart report={report} />
        <CoveragePart report={report} />
        <BoundsPart report={report} />
        <GradesPart report={report} />
        <LatePart report={report} />
        <ProofPart report={report} />
        <CityScorePart />
      </div>
    </Layout>
  );
}

function FourScores({ report }: Pick<PageProps, 'report'>) {
  const { composite, city, spans } = report;
  const language = useLanguage();
  const names = sharedWords(language).periods;
  return (
    <section class="wall" aria-label={aboutWords(language).scoresNow}>
      <div class="page four">
        {periods.map((period) => {
          const { score, status } = composite[period];
          return (
            <div key={period}>
              <h2>{names[period]}</h2>
              {score === null ? (
                <Slot reason={null} />
              ) : (
                <Plate score={score} status={status} scale={city} capped={null} />
              )}
              <p>{coverageInWords(composite[period], language)}</p>
              <p class="note">{formatSpan(spans[period], language)}</p>
            </div>
          );
        })}
      </div>
    </section>
  );
}

function Foot({ report, json, hasProgress }: PageProps & { readonly json: string }) {
  const { city, board } = report;
  const words = aboutWords(useLanguage());
  return (
    <>
      <FooterPart id="source" title={words.source}>
        <p>{city.source === null ? words.noSource : <CityText>{city.source}</CityText>}</p>
        <p>{words.licence}</p>
      </FooterPart>
      <FooterPart id="data" title={words.takeData}>
        <FooterLinks
          links={[
            { href: json, text: words.json },
            { href: `/${city.slug}`, text: words.board },
            { href: `/${city.slug}/changes`, text: words.ledger },
            ...(hasProgress ? [{ href: `/${city.slug}/progress`, text: words.progress }] : []),
          ]}
        />
      </FooterPart>
      <FooterPart id="program" title={words.product}>
        <p>{words.program}</p>
        <p>
          {words.boardHash} <code>{board}</code>
        </p>
      </FooterPart>
    </>
  );
}
