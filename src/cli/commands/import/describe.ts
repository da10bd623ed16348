import type { Difference, DifferenceExample } from '../../../facts/contract.ts';
import type { DeliveryKind } from '../../../model/index.ts';
import type { Delivered } from '../../../pipeline/deliver.ts';

const signs = { added: '+', changed: '~', earlier: '<', gone: '-' } as const;

/** What became of a file, for people. */
export function describeDelivered(delivered: Delivered, kind: DeliveryKind): string {
  const notices = delivered.notices.map((notice) => `Note: ${notice}\n`).join('');
  if (delivered.outcome === 'came-before') {
    return `${notices}Nothing changed: ${delivered.rows === 1 ? 'this row' : `these ${delivered.rows} rows`} came before, as delivery ${short(delivered.delivery!.id)} (${delivered.delivery!.name}).\n`;
  }
  const { difference } = delivered;
  const counts = difference === null ? '' : `${countsOf(difference)}\n`;
  const dry = delivered.outcome === 'dry-run';
  const examples = dry && difference !== null ? examplesOf(difference) : '';
  const end = dry
    ? 'Dry run: nothing was taken in.\n'
    : `Took in ${delivered.rows === 1 ? '1 row' : `${delivered.rows} rows`} of ${kind} as delivery ${short(delivered.delivery!.id)}.\n`;
  return `${notices}${examples}${counts}${end}`;
}

function countsOf({ added, changed, earlier, unchanged, gone }: Difference): string {
  const counts = `${added} new, ${changed} changed, ${gone} gone, ${unchanged} unchanged`;
  if (earlier === 0) return counts;
  return `${counts}, ${earlier} changed only in what was known earlier`;
}

function examplesOf({ examples, added, changed, earlier, gone }: Difference): string {
  const more = added + changed + earlier + gone - examples.length;
  return `${examples.map(exampleLine).join('')}${more > 0 ? `… and ${more} more\n` : ''}`;
}

function exampleLine(one: DifferenceExample): string {
  const { change, before, after } = one;
  const span =
    one.last === null || one.last === one.first ? one.first : `${one.first} to ${one.last}`;
  const values =
    change === 'changed' || change === 'earlier'
      ? `${before ?? nothing} → ${after ?? nothing}`
      : (after ?? before ?? '');
  return `${signs[change]} ${one.metric} ${span}: ${values}\n`;
}

const nothing = 'nothing';

function short(id: string): string {
  return id.slice(0, 12);
}
