import type { JSX } from 'preact';
import { addDays } from '../../calendar/index.ts';
import { formatSpanShort, weekdayOf } from '../../web/dates.ts';
import { DeskLayout } from '../../web/desk-layout.tsx';
import { ErrorSummary, Form, type FormFault } from '../../web/form.tsx';
import { Link } from '../../web/link.tsx';
import type { Visit } from '../desk-contract.ts';
import { fieldOf, searchOf } from './form.ts';
import { Grid, TakeBack } from './grid.tsx';
import { type EntryReport, filledOn, nameOf } from './report.ts';
import { cellInWords, words } from './words.ts';

interface PageProps {
  readonly visit: Visit;
  readonly report: EntryReport;
}

/** A department's numbers of some days, to look at and to type. */
export function EntryPage(
  props: PageProps & {
    readonly notice: string | null;
    /** Faults of a pasted block, before those of the numbers. */
    readonly blockFaults: readonly FormFault[];
    readonly block: string;
  },
): JSX.Element {
  const { visit, report, notice, blockFaults, block } = props;
  const { department, rows, mayType } = report;
  const faults = [...blockFaults, ...report.faults];
  const address = addressOf(visit, report);
  return (
    <DeskLayout
      desk={visit.desk}
      title={words.title(department.name)}
      faulty={faults.length > 0}
      notice={notice}
    >
      <ErrorSummary faults={faults} />
      <p>{rows.length === 0 ? words.noMetrics : mayType ? words.lead : words.readOnly}</p>
      <WaitingLink visit={visit} report={report} />
      <SentBack visit={visit} report={report} />
      <DayLinks visit={visit} report={report} />
      <Form formToken={visit.desk.formToken} action={`${address}${searchOf(report.view)}`}>
        {mayType && <FromSources report={report} />}
        <Asks visit={visit} report={report} />
        <Grid report={report} startsTyping={notice === null && faults.length === 0} />
        {mayType && (
          <>
            <button type="submit" name="do" value="save" class="main">
              {words.save}
            </button>
            <Paste block={block} isOpen={blockFaults.length > 0} />
            <TakeBack report={report} />
          </>
        )}
      </Form>
      <ChooseDays visit={visit} report={report} />
    </DeskLayout>
  );
}

/** What is typed over a number of a source does not stay: said before it is saved. */
function FromSources({ report: { fromSources } }: Pick<PageProps, 'report'>) {
  if (fromSources.length === 0) return null;
  return (
    <div class="note">
      <p>{words.fromSources}</p>
      <ul>
        {fromSources.map(({ metric, source }) => (
          <li key={metric}>{words.fromSource(metric, source)}</li>
        ))}
      </ul>
    </div>
  );
}

function addressOf(visit: Visit, { department }: EntryReport): string {
  return `/${visit.city.slug}/desk/entry/${department.slug}`;
}

function WaitingLink({ visit, report }: PageProps) {
  const { department, waiting } = report;
  if (waiting === 0) return null;
  const text = words.waitingHere(waiting);
  if (!visit.may('entry.approve', department.slug)) return <p>{text}</p>;
  return (
    <p>
      <Link href={`${addressOf(visit, report)}/waiting`}>{text}</Link>
    </p>
  );
}

function SentBack({ visit, report }: PageProps) {
  if (report.sentBack.length === 0) return null;
  return (
    <section class="note" aria-labelledby="sent-back">
      <h2 id="sent-back">{words.sentBackTitle}</h2>
      <ul>
        {report.sentBack.map((one) => (
          <li key={`${one.metric} ${one.day}`}>
            {words.sentBack(nameOf(visit, one), cellInWords(one.cell), one.because)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** On a phone one day at a time: the way to each, and how much of it is there. */
function DayLinks({ visit, report }: PageProps) {
  const { view, rows } = report;
  if (view.days.length === 1 || rows.length === 0) return null;
  return (
    <nav class="day-links" aria-label={words.daysLabel}>
      <ul>
        {view.days.map((day) => {
          const { filled, all } = filledOn(rows, day);
          return (
            <li key={day}>
              <Link
                href={`${addressOf(visit, report)}${searchOf({ ...view, chosen: day })}`}
                {...(day === view.chosen ? { 'aria-current': 'true' as const } : {})}
              >
                {weekdayOf(day, 'en').slice(0, 3)}{' '}
                {formatSpanShort({ first: day, last: day }, 'en')}
                <small>{words.filled(filled, all)}</small>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** Numbers that want a reason, each with the field for it. */
function Asks({ visit, report }: PageProps) {
  if (report.asks.length === 0) return null;
  return (
    <section class="note" aria-labelledby="asks">
      <h2 id="asks">{words.asksTitle}</h2>
      {report.asks.map((ask) => {
        const id = fieldOf('reason', ask);
        return (
          <div class="field" key={id}>
            <p>{ask.message}</p>
            <label for={id}>
              {words.reason}
              <span class="hidden"> ({nameOf(visit, ask)})</span>
            </label>
            <input id={id} name={id} value={ask.reason} maxlength={500} />
          </div>
        );
      })}
    </section>
  );
}

function Paste({ block, isOpen }: { readonly block: string; readonly isOpen: boolean }) {
  return (
    <details open={isOpen}>
      <summary>{words.paste}</summary>
      <div class="field">
        <label for="block">{words.pasteLabel}</label>
        <p class="hint" id="block-hint">
          {words.pasteHint}
        </p>
        <textarea id="block" name="block" rows={8} aria-describedby="block-hint">
          {block}
        </textarea>
      </div>
      <button type="submit" name="do" value="paste">
        {words.pasteButton}
      </button>
    </details>
  );
}

function ChooseDays({ visit, report }: PageProps) {
  const { view } = report;
  const address = addressOf(visit, report);
  const last = view.days.at(-1)!;
  const moved = (days: number) => {
    const query = new URLSearchParams({
      until: addDays(last, days),
      days: String(view.count),
    });
    return `${address}?${query}`;
  };
  return (
    <form class="choose-days" method="get" action={address} aria-label={words.daysLabel}>
      <label>
        {words.until}
        <input type="date" name="until" value={last} max={addDays(visit.today, -1)} />
      </label>
      <label>
        {words.days}
        <select name="days">
          {[1, 7, 14, 31].map((count) => (
            <option key={count} value={count} selected={count === view.count}>
              {count}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">{words.show}</button>
      <Link href={moved(-view.count)}>{words.earlier}</Link>
      {last < addDays(visit.today, -1) && <Link href={moved(view.count)}>{words.later}</Link>}
    </form>
  );
}
