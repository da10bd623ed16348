import { Agent, get } from 'node:http';

// Asks one address over and over on so many connections for so many seconds; prints what it saw.
const [url, connections, seconds] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) });
const headers = { 'accept-encoding': 'br' };
const milliseconds = [];
let bytes = 0;
let failed = 0;
const end = performance.now() + Number(seconds) * 1000;

function ask() {
  return new Promise((resolve) => {
    const began = performance.now();
    const request = get(url, { agent, headers }, (answer) => {
      bytes = 0;
      answer.on('data', (chunk) => {
        bytes += chunk.length;
      });
      answer.on('end', () => {
        if (answer.statusCode === 200) milliseconds.push(performance.now() - began);
        else failed += 1;
        resolve();
      });
      answer.on('error', () => {
        failed += 1;
        resolve();
      });
    });
    request.on('error', () => {
      failed += 1;
      resolve();
    });
  });
}

async function connection() {
  while (performance.now() < end) await ask();
}

const began = performance.now();
await Promise.all(Array.from({ length: Number(connections) }, connection));
const took = (performance.now() - began) / 1000;
agent.destroy();
milliseconds.sort((a, b) => a - b);
const at = (share) => milliseconds[Math.floor(milliseconds.length * share)] ?? Number.NaN;
console.log(
  JSON.stringify({
    perSecond: milliseconds.length / took,
    p50: at(0.5),
    p99: at(0.99),
    bytes,
    failed,
  }),
);
