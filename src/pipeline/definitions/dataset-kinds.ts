import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { timePattern } from '../../calendar/index.ts';
import {
  type BusinessHours,
  columnTypes,
  type DatasetColumn,
  type FormattedType,
  formattedTypes,
  shortValue,
} from '../../model/index.ts';
import { type Kind, oneOf, refuse } from './kinds.ts';
import { report, resolved, type YamlFile } from './yaml-file.ts';

const longestName = 200;

/** A column's name, exactly as the first row of the files has it. */
export const columnName: Kind<string> = {
  says: `name of a column, up to ${longestName} characters`,
  read: (node, file) => {
    const name = isScalar(node) ? String(node.source ?? node.value) : '';
    if (name !== '' && name.length <= longestName && !/\p{Cc}/u.test(name)) return name;
    return refuse(file, node, {
      code: 'not-a-column',
      message: 'The name of a column is expected here',
      remedy: "Write it exactly as in the first row of the dataset's files",
    });
  },
};

const longestExpression = 4000;

/** An expression over the columns of a dataset; what it says is checked with the dataset. */
export const expressionText: Kind<string> = {
  says: 'expression, see below',
  read: (node, file) => {
    const value = isScalar(node) ? node.value : undefined;
    if (typeof value === 'string' && value.trim() !== '' && value.length <= longestExpression) {
      return value;
    }
    return refuse(file, node, {
      code: 'not-an-expression',
      message: `An expression of at most ${longestExpression} characters is expected here`,
      remedy: "Write for example 'CLOSED_DT <= TARGET_DT', in quotes",
    });
  },
};

const columnType = oneOf(columnTypes);

/** The columns of a dataset: a map from name to type. */
export const columnMap: Kind<readonly DatasetColumn[]> = {
  says: `map from column to type: ${columnType.says}`,
  read: (node, file) => {
    const pairs = pairsOf(node, file, 'Write for example {CASE_ID: text, OPEN_DT: local-time}');
    if (pairs === undefined) return undefined;
    const columns: DatasetColumn[] = [];
    for (const { key, value } of pairs) {
      const name = columnName.read(key, file);
      const type = columnType.read(value, file);
      if (name === undefined || type === undefined) continue;
      if (columns.some((one) => one.name === name)) {
        report(file, key, {
          code: 'duplicate-key',
          message: `The column ${shortValue(name)} stands here twice`,
          remedy: 'Remove one of the two',
        });
      } else columns.push({ name, type });
    }
    return columns.length === pairs.length ? columns : undefined;
  },
};

const formattedType = oneOf(formattedTypes);

/** How days and times are written: a map from column type to pattern. */
export const formatMap: Kind<Readonly<Partial<Record<FormattedType, string>>>> = {
  says: `map from ${formattedType.says} to a pattern such as \`MM/dd/yyyy hh:mm:ss a\``,
  read: (node, file) => {
    const pairs = pairsOf(node, file, 'Write for example {local-time: "MM/dd/yyyy hh:mm:ss a"}');
    if (pairs === undefined) return undefined;
    const formats: Partial<Record<FormattedType, string>> = {};
    for (const { key, value } of pairs) {
      const type = formattedType.read(key, file);
      const pattern = type === undefined ? undefined : patternOf(type, value, file);
      if (type !== undefined && pattern !== undefined) formats[type] = pattern;
    }
    return Object.keys(formats).length === pairs.length ? formats : undefined;
  },
};

function patternOf(type: FormattedType, node: Node, file: YamlFile): string | undefined {
  const written = isScalar(node) && typeof node.value === 'string' ? node.value : '';
  const parts = timePattern(written)?.flatMap((piece) => ('part' in piece ? [piece.part] : []));
  const hasDate =
    parts?.includes('year') &&
    parts.includes('day') &&
    parts.some((part) => part.startsWith('month'));
  if (hasDate && parts!.includes('offset') === (type === 'instant')) return written;
  return refuse(file, node, {
    code: 'not-a-pattern',
    message:
      type === 'instant'
        ? 'A pattern of a time with its offset from UTC is expected here'
        : 'A pattern of a day or time is expected here, without an offset',
    remedy: `Write it in the letters yyyy MM dd HH (or hh and a) mm ss SSS XXX, for example "${type === 'instant' ? "yyyy-MM-dd'T'HH:mm:ssXXX" : 'MM/dd/yyyy hh:mm:ss a'}"`,
  });
}

/** A list of columns. */
export const columnList: Kind<readonly string[]> = {
  says: 'list of columns',
  read: (node, file) => {
    if (!isSeq(node)) {
      return refuse(file, node, {
        code: 'not-a-list',
        message: 'A list of columns is expected here',
        remedy: 'Write for example [neighborhood, TYPE]',
      });
    }
    const names = node.items.map((item) => columnName.read(resolved(file, item) ?? node, file));
    return names.includes(undefined) ? undefined : [...new Set(names as string[])];
  },
};

/** When offices are open on a business day. */
export const businessHours: Kind<BusinessHours> = {
  says: 'times of day, `HH:MM-HH:MM`',
  read: (node, file) => {
    const written = isScalar(node) ? String(node.source ?? node.value) : '';
    const found = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/.exec(written);
    const [from, until] = [minutes(found?.[1], found?.[2]), minutes(found?.[3], found?.[4])];
    if (found !== null && from < until && until <= 24 * 60) return { from, until };
    return refuse(file, node, {
      code: 'not-hours',
      message: 'The hours of a day are expected here, the earlier first',
      remedy: 'Write for example "09:00-17:00"',
    });
  },
};

function minutes(hours: string | undefined, rest: string | undefined): number {
  return Number(hours) * 60 + Number(rest);
}

/** The pairs of a map that is not empty. */
function pairsOf(
  node: Node,
  file: YamlFile,
  remedy: string,
): { readonly key: Node; readonly value: Node }[] | undefined {
  if (!isMap(node) || node.items.length === 0) {
    return refuse(file, node, {
      code: 'not-a-map',
      message: 'A map is expected here',
      remedy,
    });
  }
  return node.items.map((pair) => {
    const key = resolved(file, pair.key) ?? node;
    return { key, value: resolved(file, pair.value) ?? key };
  });
}
