import { isScalar, isSeq } from 'yaml';
import { parseCron } from '../../calendar/index.ts';
import { type Kind, refuse, text } from './kinds.ts';
import { resolved } from './yaml-file.ts';

/** A crontab line's five fields. */
export const cronText: Kind<string> = {
  says: 'five fields as in crontab: minute, hour, day of month, month, day of week',
  read: (node, file) => {
    const value = text(100).read(node, file);
    if (value === undefined || parseCron(value) !== null) return value;
    return refuse(file, node, {
      code: 'bad-schedule',
      message: 'This is no time of a crontab line, or none that ever comes',
      remedy: 'Write for example "15 6 * * *" for a quarter past six every morning',
    });
  },
};

/** A time of the day. */
export const clockTime: Kind<string> = {
  says: 'time, `"HH:MM"`',
  read: (node, file) => {
    const value = isScalar(node) ? String(node.source ?? node.value) : '';
    if (/^([01]\d|2[0-3]):[0-5]\d$/.test(value)) return value;
    return refuse(file, node, {
      code: 'not-a-time',
      message: 'A time of the day is expected here',
      remedy: 'Write hours and minutes in quotes, for example "06:30"',
    });
  },
};

/** A list of column names. */
export const headers: Kind<readonly string[]> = {
  says: 'list of column names',
  read: (node, file) => {
    if (!isSeq(node)) {
      return refuse(file, node, {
        code: 'not-a-list',
        message: 'A list of column names is expected here',
        remedy: 'Write for example [case_id]',
      });
    }
    const names = node.items.map((item) => text(200).read(resolved(file, item) ?? node, file));
    return names.includes(undefined) ? undefined : (names as string[]);
  },
};

export const mailAddress: Kind<string> = {
  says: 'mail address',
  read: (node, file) => {
    const value = text(254).read(node, file);
    // What a mail server takes is for it to say; here only what would break a header is refused.
    if (value === undefined || /^[^\s@<>",;:\\]+@[^\s@<>",;:\\]+$/.test(value)) return value;
    return refuse(file, node, {
      code: 'not-a-mail-address',
      message: 'One mail address is expected here',
      remedy: 'Write for example data@city.gov',
    });
  },
};
