import { UserError } from '../../model/index.ts';
import type { Setting, SettingValues } from '../contract.ts';

/** A text that must be given, unless `more` says otherwise. */
export function setting(
  name: string,
  label: string,
  help: string,
  more: Partial<Setting> = {},
): Setting {
  return { name, label, help, type: 'text', choices: [], required: true, default: null, ...more };
}

export function secret(name: string, label: string, help: string): Setting {
  return setting(name, label, help, { type: 'secret', required: false });
}

/** A setting's text without blanks around it; empty for one that was left out. */
export function textOf(settings: SettingValues, name: string): string {
  return String(settings[name] ?? '').trim();
}

/** Names separated by commas. */
export function listOf(settings: SettingValues, name: string): string[] {
  return textOf(settings, name)
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A whole number that is not below `least`, as a form cannot promise. */
export function countOf(settings: SettingValues, name: string, least: number): number {
  const value = Number(settings[name]);
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw wrongSetting(name, `is no whole number from ${least} up`, 'Correct it.');
}

/**
 * An address with the part that a setting gives, https unless it says otherwise. Keys travel as
 * readable text over http, so that they are refused there.
 */
export function addressOf(settings: SettingValues, name: string, secrets: readonly string[]): URL {
  const text = textOf(settings, name);
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  if (url === null || url.hostname === '') {
    throw wrongSetting(name, 'is no address', 'Write it like https://data.example.gov.');
  }
  if (url.protocol === 'http:' && secrets.some((key) => textOf(settings, key) !== '')) {
    throw wrongSetting(
      name,
      'is an address without encryption, over which a key could be read by others',
      'Use https, or take the key away.',
    );
  }
  return url;
}

/** What is wrong with a setting; its value is not shown. */
export function wrongSetting(name: string, what: string, remedy: string): UserError {
  return new UserError({
    code: 'wrong-setting',
    message: `The setting ${name} ${what}`,
    remedy,
    column: name,
  });
}
