import type { JSX } from 'preact';
import { scoreLine } from '../../charts/index.ts';
import { periods } from '../../model/index.ts';
import { ChartFigure } from '../../web/chart.tsx';
import { scoreLineWords } from '../../web/chart-words/index.ts';
import { formatDay, formatSpan } from '../../web/dates.ts';
import { formatNumber } from '../../web/format.ts';
import { listOf, useLanguage } from '../../web/language/index.ts';
import { sharedWords } from '../../web/words/index.ts';
import { Lines, Part } from './part.tsx';
import type { AboutReport } from './report.ts';
import { coverageInWords, meanInWords, methodInWords, periodsInWords } from './sentences.ts';
import { aboutWords } from './words/index.ts';

interface PartProps {
  readonly report: AboutReport;
}

export function NumberPart(): JSX.Element {
  const words = aboutWords(useLanguage());
  return (
    <Part id="number">
      <p class="lede">{words.example}</p>
      <ul>
        <li>{words.exampleUp}</li>
        <li>{words.exampleDown}</li>
      </ul>
      <p>{words.exampleWhole}</p>
      <p>{words.notRank}</p>
    </Part>
  );
}

/** How the scores of metrics become the city's, with the day's numbers where it is a mean. */
export function TogetherPart({ report }: PartProps): JSX.Element {
  const { city, mean, weights } = report;
  const language = useLanguage();
  const words = aboutWords(language);
  const isEqual = weights.every((one) => one.weight === weights[0]?.weight);
  const uneven = weights.filter((one) => one.weight !== 1);
  return (
    <Part id="together">
      <p class="lede">{methodInWords(city.composite, isEqual, language)}</p>
      {mean !== null && <p>{meanInWords(report, isEqual, language)}</p>}
      <DayScores report={report} />
      {!isEqual && (
        <>
          <p>{words.uneven}</p>
          <Lines
            lines={uneven.map(({ name, weight }) => ({
              name,
              text: formatNumber(weight, language),
            }))}
          />
        </>
      )}
      <p>{words.topics}</p>
    </Part>
  );
}

/** More than these are on the board only. */
const mostScores = 60;

/** The day's scores, to look at and to add up by hand. */
function DayScores({ report }: PartProps) {
  const { city, dayScores } = report;
  const language = useLanguage();
  const words = aboutWords(language);
  if (dayScores.length === 0 || dayScores.length > mostScores) return null;
  const chart = scoreLine(
    {
      tolerance: city.tolerance,
      marks: dayScores.map(({ slug, name, score, weight }) => ({
        label: name,
        note: weight === 1 ? null : words.weight({ weight: formatNumber(weight, language) }),
        href: `/${city.slug}/metrics/${slug}`,
        score,
      })),
    },
    scoreLineWords(
      words.dayScores,
      words.metric,
      { tolerance: city.tolerance, grades: [] },
      language,
    ),
  );
  return <ChartFigure chart={chart} id="day-scores" twin="shown" />;
}

/** The four windows with today's dates. */
export function DaysPart({ report }: PartProps): JSX.Element {
  const { city, spans, date } = report;
  const language = useLanguage();
  const words = aboutWords(language);
  const meanings = periodsInWords(city, language);
  return (
    <Part id="days">
      <p>{words.reported({ day: formatDay(date, language) })}</p>
      <Lines
        lines={periods.map((period) => ({
          name: sharedWords(language).periods[period],
          text: formatSpan(spans[period], language),
          note: meanings[period],
        }))}
      />
      <p>{words.zone({ zone: city.timeZone })}</p>
    </Part>
  );
}

/** How many metrics each number stands on, and every reason why one may be missing. */
export function CoveragePart({ report }: PartProps): JSX.Element {
  const { composite } = report;
  const language = useLanguage();
  const words = aboutWords(language);
  const { reasons, shortReasons } = sharedWords(language);
  return (
    <Part id="missing">
      <p>{words.missingCount}</p>
      <Lines
        lines={periods.map((period) => ({
          name: sharedWords(language).periods[period],
          text: coverageInWords(composite[period], language),
        }))}
      />
      <p>{words.noScore}</p>
      <Lines
        lines={report.reasons.map(({ reason, metrics }) => ({
          name: shortReasons[reason],
          text: reasons[reason],
          note:
            metrics.length === 0
              ? null
              : words.today({
                  metrics: listOf(
                    metrics.map((one) => one.name),
                    language,
                  ),
                }),
        }))}
      />
    </Part>
  );
}
