import { renderSettingsReference } from '../../src/pipeline/definitions/index.ts';
import { rules } from '../../src/scoring/index.ts';
import { commandsPage } from './commands-page.ts';
import { connectorsPage } from './connectors-page.ts';
import { filesPage } from './files-page.ts';
import { registersPage } from './registers-page.ts';

/** The pages of docs/ that are made from the program itself: path in the checkout → text. */
export function generatedPages(): ReadonlyMap<string, string> {
  return new Map([
    ['docs/reference/city-yaml.md', renderSettingsReference(rules)],
    ['docs/reference/commands.md', commandsPage()],
    ['docs/reference/connectors.md', connectorsPage()],
    ['docs/reference/files.md', filesPage()],
    ['docs/reference/registers.md', registersPage()],
  ]);
}
