import type { JSX } from 'preact';
import type { CityDefinition, ProgressDocument } from '../../model/index.ts';
import type { Frame } from '../../web/assets.tsx';
import { formatDay } from '../../web/dates.ts';
import { FooterLinks, FooterPart } from '../../web/footer.tsx';
import { useLanguage } from '../../web/language/index.ts';
import { Layout } from '../../web/layout.tsx';
import { Link } from '../../web/link.tsx';
import { RecordText } from './evidence-table.tsx';
import { conditionState, statusWords, tierWords } from './sentences.ts';
import { standardWords } from './standard-words.ts';
import { certificationWords } from './words/index.ts';

interface ProgressProps {
  readonly progress: ProgressDocument;
}

/** What a city shows the public of its way to certification. */
export function ProgressPage(
  props: ProgressProps & { readonly frame: Frame; readonly city: CityDefinition },
): JSX.Element {
  const { progress, frame, city } = props;
  const language = useLanguage();
  const words = certificationWords(language);
  const json = `/${city.slug}/progress.json`;
  const said = standardWords(progress.standard, language);
  const given = { city: progress.name, standard: said.name(progress.standardName) };
  return (
    <Layout
      frame={frame}
      title={words.progress.title(given)}
      description={words.progress.description(given)}
      address={`/${city.slug}/progress`}
      city={city}
      links={[
        { rel: 'alternate', href: json, type: 'application/json', title: words.progress.json },
      ]}
      footer={<Foot progress={progress} json={json} />}
    >
      <div class="page lead">
        <h1>{words.progress.heading}</h1>
        <div class="say">
          <p>{words.progress.intro({ ...given, day: formatDay(progress.date, language) })}</p>
          <p class="note">{said.notice(progress.notice)}</p>
        </div>
      </div>
      <div class="page progress">
        <Standing progress={progress} />
        <Practices progress={progress} />
        <Honours progress={progress} />
        <History progress={progress} />
        <Criteria progress={progress} />
      </div>
    </Layout>
  );
}

function Standing({ progress }: ProgressProps) {
  const language = useLanguage();
  const words = certificationWords(language);
  const { points, of, known, conditions, sample } = progress;
  return (
    <section class="standing" aria-label={words.desk.standing}>
      {sample && <p class="fault">{words.sample}</p>}
      <p class="big">{words.points({ points, of })}</p>
      <p>{tierWords(progress, progress.standard, language)}</p>
      {known < of && <p>{words.incomplete({ known, of })}</p>}
      {conditions.map(({ name, met }) => (
        <p key={name}>
          {words.besidesPoints}: {words.conditions[name]}: {conditionState(met, language)}
        </p>
      ))}
    </section>
  );
}

function Practices({ progress }: ProgressProps) {
  const language = useLanguage();
  const words = certificationWords(language);
  const said = standardWords(progress.standard, language);
  return (
    <section aria-labelledby="practices">
      <h2 id="practices">{words.progress.byPractice}</h2>
      <dl class="practices">
        {progress.practices.map(({ name, met, total }) => (
          <div key={name}>
            <dt>{said.practice(name)}</dt>
            <dd>
              <meter min={0} max={total} value={met} aria-hidden="true" />
              {words.progress.metOf({ met, total })}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Honours({ progress }: ProgressProps) {
  const words = certificationWords(useLanguage()).progress;
  return (
    <section aria-labelledby="honours">
      <h2 id="honours">{words.honours}</h2>
      {progress.honours.length === 0 && <p>{words.noHonours}</p>}
      <ul>
        {progress.honours.map(({ department, criteria }) => (
          <li key={department}>
            {words.honour({ department, met: criteria.length })} ({criteria.join(', ')})
          </li>
        ))}
      </ul>
    </section>
  );
}

function History({ progress }: ProgressProps) {
  const language = useLanguage();
  const words = certificationWords(language).progress;
  const said = standardWords(progress.standard, language);
  return (
    <section aria-labelledby="history">
      <h2 id="history">{words.history}</h2>
      <table class="list">
        <thead>
          <tr>
            <th scope="col">{words.date}</th>
            <th scope="col">{words.pointsHead}</th>
            <th scope="col">{words.tierHead}</th>
          </tr>
        </thead>
        <tbody>
          {progress.history.map(({ date, points, tier }) => (
            <tr key={date}>
              <th scope="row">{formatDay(date, language)}</th>
              <td>{points}</td>
              <td>{tier === null ? words.none : said.tier(tier)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Criteria({ progress }: ProgressProps) {
  const language = useLanguage();
  const words = certificationWords(language);
  const said = standardWords(progress.standard, language);
  return (
    <section aria-labelledby="criteria" class="wide">
      <h2 id="criteria">{words.progress.criteria}</h2>
      {progress.practices.map(({ name }) => (
        <section key={name} aria-label={said.practice(name)}>
          <h3>{said.practice(name)}</h3>
          <ul class="criteria">
            {progress.criteria
              .filter(({ practice }) => practice === name)
              .map((one) => (
                <li key={one.id}>
                  <p>
                    <strong>{one.id}</strong> {said.called(one.id, one.title ?? one.summary)}
                  </p>
                  <p class={`state ${one.status}`}>{statusWords(one, language)}</p>
                  {one.records.length > 0 && (
                    <details>
                      <summary>{words.records}</summary>
                      <ul>
                        {one.records.map((record) => (
                          <li key={`${record.title} ${record.href}`}>
                            <Link href={record.href}>
                              <RecordText record={record} />
                            </Link>
                          </li>
                        ))}
                      </ul>
                    </details>
                  )}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function Foot({ progress, json }: ProgressProps & { readonly json: string }) {
  const language = useLanguage();
  const words = certificationWords(language).progress;
  return (
    <>
      <FooterPart id="evidence" title={words.evidence}>
        <p>{words.evidenceText}</p>
        <p>{standardWords(progress.standard, language).notice(progress.notice)}</p>
      </FooterPart>
      <FooterPart id="data" title={words.data}>
        <FooterLinks links={[{ href: json, text: words.json }]} />
      </FooterPart>
    </>
  );
}
