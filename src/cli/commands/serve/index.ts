import { UserError } from '../../../model/index.ts';
import type { FreeCommand } from '../../contract.ts';
import { needed } from '../../options.ts';

/** `civicstat serve`: serves the public pages until it is told to stop. */
export const serve: FreeCommand = {
  kind: 'free',
  name: 'serve',
  declare: (program, _cwd, start) => {
    program
      .command('serve')
      .description('Serve the public pages')
      .option('--port <number>', 'the port; 0 takes a free one', '3000')
      .option('--host <address>', 'the address to listen on', '127.0.0.1')
      .action((options) => start(options));
  },
  run: (options, surroundings) =>
    surroundings.serve({ port: portOf(needed(options.port)), host: needed(options.host) }),
};

function portOf(given: string): number {
  const port = /^\d{1,5}$/.test(given) ? Number(given) : Number.NaN;
  if (port <= 65_535) return port;
  throw new UserError({
    code: 'bad-option',
    message: '--port needs a number from 0 to 65535',
    value: given,
    remedy: 'Leave it out for 3000',
  });
}
