import { expect, it } from 'vitest';
import { asTyped } from './program-name.ts';

it('writes commands as they are typed, and leaves everything else', () => {
  const said =
    'Run civicstat doctor; (civicstat restore <file>). Civicstat is in /opt/civicstat and civicstat-board-1.';
  expect(asTyped(said, 'npm run -s civicstat --')).toBe(
    'Run npm run -s civicstat -- doctor; (npm run -s civicstat -- restore <file>). Civicstat is in /opt/civicstat and civicstat-board-1.',
  );
  expect(asTyped(said, 'civicstat')).toBe(said);
  const typed = 'npm run -s civicstat -- doctor';
  expect(asTyped(typed, 'npm run -s civicstat --')).toBe(typed);
});
