import type { JSX } from 'preact';
import { standards } from '../../../certification/index.ts';
import { CityText } from '../../../web/city-text.tsx';
import { formatDay } from '../../../web/dates.ts';
import { DeskLayout } from '../../../web/desk-layout.tsx';
import { Form } from '../../../web/form.tsx';
import { useLanguage } from '../../../web/language/index.ts';
import { Link } from '../../../web/link.tsx';
import { tableRoles } from '../../../web/table-roles.ts';
import type { Visit } from '../../desk-contract.ts';
import type { Carrying } from '../carrying.ts';
import { answerWords } from '../sentences.ts';
import { standardWords } from '../standard-words.ts';
import { certificationWords } from '../words/index.ts';

/** What becomes of the answers given by an older standard: each mapping with its reason. */
export function CarryOverPage(props: {
  readonly visit: Visit;
  readonly carrying: Carrying;
  readonly notice: string | null;
}): JSX.Element {
  const { visit, carrying, notice } = props;
  const { map, answers } = carrying;
  const language = useLanguage();
  const words = certificationWords(language);
  const base = `/${visit.city.slug}/desk/certification`;
  const count = answers.filter(({ carried }) => carried !== null).length;
  const { name, notice: stated } = standards.find(({ id }) => id === map.from)!;
  const older = standardWords(map.from, language);
  return (
    <DeskLayout desk={visit.desk} title={words.desk.carryTitle} notice={notice}>
      <p>
        <Link href={`${base}?standard=${map.to}`}>{words.back}</Link>
      </p>
      <p>{words.desk.carryIntro({ standard: older.name(name) })}</p>
      <p class="hint">{older.notice(stated)}</p>
      <Mappings carrying={carrying} />
      <p>{words.desk.carryCount({ count })}</p>
      {count > 0 && visit.may('certification.decide') && (
        <Form formToken={visit.desk.formToken} action={`${base}/${map.to}/carry-over`}>
          <p class="hint">{words.desk.carryHint}</p>
          <button type="submit" class="main">
            {words.desk.carryButton}
          </button>
        </Form>
      )}
    </DeskLayout>
  );
}

function Mappings({ carrying }: { readonly carrying: Carrying }) {
  const { map } = carrying;
  const language = useLanguage();
  const words = certificationWords(language).desk;
  return (
    <table class="list stacked" {...tableRoles.table}>
      <thead {...tableRoles.group}>
        <tr {...tableRoles.row}>
          <th {...tableRoles.columnHead}>{words.carryFrom}</th>
          <th {...tableRoles.columnHead}>{words.carryTo}</th>
          <th {...tableRoles.columnHead}>{words.reason}</th>
          <th {...tableRoles.columnHead}>{certificationWords(language).answers}</th>
        </tr>
      </thead>
      <tbody {...tableRoles.group}>
        {map.mappings.map(({ from, to, reason, spanish }) => (
          <tr key={from} {...tableRoles.row}>
            <th {...tableRoles.rowHead}>{from}</th>
            <td data-name={words.carryTo} {...tableRoles.cell}>
              {to ?? words.carryNowhere}
            </td>
            <td data-name={words.reason} {...tableRoles.cell}>
              {language === 'es' ? spanish : reason}
            </td>
            <td data-name={certificationWords(language).answers} {...tableRoles.cell}>
              <AnswersOn criterion={from} carrying={carrying} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What people said of an older criterion, and whether it is taken over. */
function AnswersOn(props: { readonly criterion: string; readonly carrying: Carrying }) {
  const language = useLanguage();
  const words = certificationWords(language).desk;
  const own = props.carrying.answers.filter(({ answer }) => answer.criterion === props.criterion);
  if (own.length === 0) return <>{words.carryNone}</>;
  return (
    <ul>
      {own.map(({ answer, left }) => (
        <li key={`${answer.respondent} ${answer.check} ${answer.on}`}>
          {answerWords(answer, language)}.{' '}
          {answer.through !== null && `${words.through} ${formatDay(answer.through, language)}. `}
          <CityText>{answer.reason}</CityText> <strong>{words.left[left ?? 'carried']}</strong>
        </li>
      ))}
    </ul>
  );
}
