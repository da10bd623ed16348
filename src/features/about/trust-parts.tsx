import type { JSX } from 'preact';
import { useLanguage } from '../../web/language/index.ts';
import { Link } from '../../web/link.tsx';
import { Lines, Part } from './part.tsx';
import type { AboutReport } from './report.ts';
import { boundInWords, gradeInWords, lateInWords, statusScale } from './sentences.ts';
import { aboutWords } from './words/index.ts';

interface PartProps {
  readonly report: AboutReport;
}

export function BoundsPart({ report }: PartProps): JSX.Element {
  const { bounds, city } = report;
  const language = useLanguage();
  const words = aboutWords(language);
  return (
    <Part id="bounds">
      <p>{bounds.length === 0 ? words.noBounds : words.someBounds}</p>
      <Sentences of={bounds.map((one) => boundInWords(one, city, language))} />
    </Part>
  );
}

export function GradesPart({ report }: PartProps): JSX.Element {
  const { city } = report;
  const language = useLanguage();
  const words = aboutWords(language);
  return (
    <Part id="grades">
      <p>{words.gradeScale}</p>
      <Lines
        lines={city.grades.map((step) => ({
          name: step.grade,
          text: gradeInWords(step, city, language),
        }))}
      />
      <p>{words.statusScale}</p>
      <Lines
        lines={statusScale(city.tolerance, language).map(({ name, says }) => ({
          name,
          text: says,
        }))}
      />
      <p>{words.rounding}</p>
    </Part>
  );
}

export function LatePart({ report }: PartProps): JSX.Element {
  const { freshness, weights } = report;
  const { late, promised } = freshness;
  const language = useLanguage();
  const words = aboutWords(language);
  return (
    <Part id="late">
      <p>{words.freshPromise({ promised, total: weights.length })}</p>
      <p>{late.length === 0 ? words.noneLate : words.someLate}</p>
      <Sentences of={late.map((one) => lateInWords(one, language))} />
    </Part>
  );
}

/** Restatements, receipts, and how to compute a number again. */
export function ProofPart({ report }: PartProps): JSX.Element {
  const { city, rules } = report;
  const words = aboutWords(useLanguage());
  const receipt = rules.flatMap(({ examples }) => examples)[0]?.receipt;
  return (
    <Part id="proof">
      <p>{words.corrected}</p>
      <p>
        <Link href={`/${city.slug}/changes`}>{words.ledger}</Link>
      </p>
      <p>{words.receipts}</p>
      {receipt !== undefined && (
        <>
          <p>
            <Link href={`/${city.slug}/receipts/${receipt}`}>{words.sampleReceipt}</Link>
          </p>
          <p>{words.verify}</p>
          <p>
            <code>civicstat verify {`/${city.slug}/receipts/${receipt}`}</code>
          </p>
          <p>{words.verifyDoes}</p>
        </>
      )}
    </Part>
  );
}

export function CityScorePart(): JSX.Element {
  const words = aboutWords(useLanguage());
  return (
    <Part id="cityscore">
      <p>{words.boston}</p>
      <p>{words.lessons}</p>
    </Part>
  );
}

function Sentences({ of }: { readonly of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <ul>
      {of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
