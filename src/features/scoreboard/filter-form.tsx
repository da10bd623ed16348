import type { JSX } from 'preact';
import { formatScore } from '../../web/format.ts';
import { KeepLanguage } from '../../web/keep-language.tsx';
import { type Language, useLanguage } from '../../web/language/index.ts';
import { Link } from '../../web/link.tsx';
import type { Group, Named } from '../boards/report.ts';
import type { Filter } from './filter.ts';
import type { ScoreboardReport } from './report.ts';
import { scoreboardWords } from './words/index.ts';

interface FilterProps {
  readonly report: ScoreboardReport;
  readonly filter: Filter;
  /** The board's own address, to which the choice is sent as a query. */
  readonly address: string;
  /** How many metrics are listed. */
  readonly shown: number;
  /** Of how many. */
  readonly of: number;
}

/** Choices of topic and department that work without a script, and what is chosen now. */
export function FilterForm(props: FilterProps): JSX.Element {
  const { report, filter, address } = props;
  const words = scoreboardWords(useLanguage()).filter;
  return (
    <section class="choose" aria-label={words.label}>
      <form method="get" action={address}>
        <KeepLanguage />
        <Choice
          name="topic"
          label={words.topic}
          every={words.everyTopic}
          options={report.topics}
          chosen={filter.topic}
        />
        <Choice
          name="department"
          label={words.department}
          every={words.everyDepartment}
          options={report.departments}
          chosen={filter.department}
        />
        <button type="submit">{words.go}</button>
      </form>
      <Chosen {...props} />
    </section>
  );
}

function Choice(props: {
  readonly name: string;
  readonly label: string;
  readonly every: string;
  readonly options: readonly Named[];
  readonly chosen: string | null;
}) {
  const { name, label, every, options, chosen } = props;
  return (
    <label>
      {label}
      <select name={name}>
        <option value="">{every}</option>
        {options.map((option) => (
          <option key={option.slug} value={option.slug} selected={option.slug === chosen}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Chosen({ report, filter, address, shown, of }: FilterProps) {
  const topic = report.topics.find(({ slug }) => slug === filter.topic);
  const department = report.departments.find(({ slug }) => slug === filter.department);
  const language = useLanguage();
  const words = scoreboardWords(language).filter;
  if (topic === undefined && department === undefined) return null;
  return (
    <div class="chosen">
      <p>
        {chosenInWords(topic, department, language)} {words.whole({ shown, total: of })}{' '}
        <Link href={address}>{words.all}</Link>
      </p>
      {shown === 0 && <p>{words.none}</p>}
      <ul>
        {topic !== undefined && <Own report={report} group={topic} kind="topics" />}
        {department !== undefined && <Own report={report} group={department} kind="departments" />}
      </ul>
    </div>
  );
}

function chosenInWords(
  topic: Group | undefined,
  department: Group | undefined,
  language: Language,
): string {
  const words = scoreboardWords(language).filter;
  if (topic === undefined) return words.departmentOnly({ department: department?.name ?? '' });
  if (department === undefined) return words.topicOnly({ topic: topic.name });
  return words.both({ topic: topic.name, department: department.name });
}

function Own(props: {
  readonly report: ScoreboardReport;
  readonly group: Group;
  readonly kind: 'topics' | 'departments';
}) {
  const { report, group, kind } = props;
  const language = useLanguage();
  const words = scoreboardWords(language).filter;
  const { score } = group.composite.day;
  const scale = { tolerance: report.tolerance, grades: report.grades };
  return (
    <li>
      <Link href={`/${report.city.slug}/${kind}/${group.slug}`}>
        {score === null
          ? words.ownNone({ group: group.name })
          : words.own({ group: group.name, score: formatScore(score, scale, language) })}
      </Link>
    </li>
  );
}
