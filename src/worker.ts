import { factsEngines } from './facts/engines/index.ts';
import { dataFolder } from './pipeline/backup.ts';
import { factsOn } from './pipeline/worker/facts.ts';
import type { Request } from './pipeline/worker/protocol.ts';
import { serveFacts } from './pipeline/worker/serve.ts';

// The facts worker's process: it owns the index of facts and reads all files from outside. It ends
// with the process that started it, however that one ended.
const folder = dataFolder(process.argv[2]!);
process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => undefined);

const opening = factsEngines[0].open({ path: folder.facts });
serveFacts(
  () => opening.then(factsOn),
  {
    send: (reply) => {
      if (process.connected) process.send!(reply);
    },
    onRequest: (handle) => process.on('message', (request: Request) => handle(request)),
  },
  () => performance.now(),
);
