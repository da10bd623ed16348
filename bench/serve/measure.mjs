import { execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// The public board of the sample city beside a static file of the same server, on some connections;
// then the board while a large import runs in the same data folder.
const connections = process.argv[2];
const root = fileURLToPath(new URL('../..', import.meta.url));
const program = join(root, 'dist', 'app.js');
const folder = mkdtempSync(join(tmpdir(), 'civicstat-bench-'));
const data = join(folder, 'data');
const civicstat = (...args) =>
  execFileSync(process.execPath, [program, '--data', data, ...args], {
    cwd: root,
    encoding: 'utf8',
  });

function load(url, seconds) {
  const program = fileURLToPath(new URL('./load.mjs', import.meta.url));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, url, connections, String(seconds)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.on('close', (code) => (code === 0 ? resolve(JSON.parse(out)) : reject(new Error(out))));
  });
}

function writeLargeFile(file) {
  const handle = openSync(file, 'w');
  writeSync(handle, 'metric,start,end,value,numerator,denominator\n');
  for (let index = 0; index < 5500; index += 1) {
    let lines = '';
    for (let row = 0; row < 1000; row += 1) {
      const day = new Date(Date.UTC(2000, 0, 1 + ((index * 1000 + row) % 9000)));
      lines += `pothole-on-time,${day.toISOString().slice(0, 10)},,,${row % 7},7\n`;
    }
    writeSync(handle, lines);
  }
  closeSync(handle);
}

let server;
try {
  civicstat('apply', 'examples/boston');
  civicstat('import', 'examples/boston/observations.csv', '--city', 'boston');
  civicstat('import', 'examples/boston/targets.csv', '--city', 'boston');
  civicstat('publish', '--city', 'boston');
  server = spawn(process.execPath, [program, '--data', data, 'serve', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const began = performance.now();
  const url = await new Promise((resolve) => {
    server.stdout.on('data', (chunk) => resolve(/http\S+/.exec(String(chunk))[0]));
  });
  const page = await (await fetch(`${url}/boston`)).text();
  const start = performance.now() - began;
  const asset = /href="(\/assets\/[^"]+\.css)"/.exec(page)[1];
  await load(`${url}/boston`, 1);
  const file = await load(`${url}${asset}`, 4);
  const board = await load(`${url}/boston`, 4);
  const large = join(folder, 'large.csv');
  writeLargeFile(large);
  const importing = spawn(
    process.execPath,
    [
      program,
      '--data',
      data,
      'import',
      large,
      '--city',
      'boston',
      '--as',
      'observations',
      '--dry-run',
    ],
    { stdio: 'ignore' },
  );
  const gone = new Promise((resolve) => importing.on('close', resolve));
  const busy = await load(`${url}/boston`, 8);
  importing.kill('SIGKILL');
  await gone;
  console.log(JSON.stringify({ connections: Number(connections), start, file, board, busy }));
} finally {
  server?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}
