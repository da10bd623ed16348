import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { create, extract } from 'tar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seal } from '../src/pipeline/backup-file.ts';
import { type TwoCities, twoCities } from './backup-cities.ts';
import { civicstat, serve, startServer, succeed, temporaryFolder } from './civicstat.ts';
import {
  expectPublicInStep,
  expectScores,
  killHard,
  moments,
  mustSucceed,
  publicBoards,
  runAndKill,
  type Truth,
  truthOf,
} from './durable-checks.ts';
import { seeded } from './durable-city.ts';
import { hand } from './hand.ts';

const seed = Number(process.env.CRASH_SEED ?? 20_250_307);

let cities: TwoCities;
beforeAll(async () => {
  cities = await twoCities(seed);
}, 120_000);
afterAll(() => cities.remove());

/** Names and bytes of everything in a folder apart from who holds it. */
function contentsOf(data: string): Map<string, string> {
  const files = readdirSync(data, { recursive: true, withFileTypes: true });
  return new Map(
    files
      .filter((one) => one.isFile() && !/^(lock|state\.db-|facts)/.test(one.name))
      .map((one) => join(one.parentPath, one.name))
      .map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}

/** The dates on the served page of the city's newest board, and its data twin. */
async function served(url: string): Promise<string> {
  const answer = await fetch(`${url}/sample.json`);
  expect(answer.status).toBe(200);
  return answer.text();
}

describe('a backup', () => {
  it('holds one moment of a city that goes on', { timeout: 120_000 }, async () => {
    const folder = temporaryFolder();
    const data = join(folder, 'data');
    const server = await startServer(data);
    const truths: Truth[] = [];
    const backups: { readonly place: number; readonly file: string }[] = [];
    for (const [place, { args }] of cities.steps.entries()) {
      const file = join(folder, `during-${place}.tar`);
      const going = [hand(data, ...args)];
      if (place % 3 === 1) going.push(hand(data, 'backup', file));
      for (const { code, err } of await Promise.all(going)) expect(code, err).toBe(0);
      truths.push(await truthOf(data, hand));
      if (place % 3 === 1) backups.push({ place, file });
    }
    await server.stop();
    for (const { place, file } of backups) {
      const restored = join(folder, `restored-${place}`);
      await succeed(restored, 'restore', file);
      const truth = await truthOf(restored);
      const found = truths.findIndex((one) => JSON.stringify(one) === JSON.stringify(truth));
      // It began when the step before was done, and ended before the step after began.
      expect([place - 1, place]).toContain(found);
      await expectScores(restored, cities.steps[found]!);
      await expectPublicInStep(restored, 'sample');
    }
  });

  it('never overwrites a file', { timeout: 120_000 }, async () => {
    const file = join(temporaryFolder(), 'there.tar');
    writeFileSync(file, 'mine');
    expect((await civicstat(cities.oldFolder, 'backup', file)).code).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('that was killed leaves nothing behind', { timeout: 120_000 }, async () => {
    const data = cities.copyOfOld();
    const random = seeded(seed);
    for (const milliseconds of moments(4, 600, random)) {
      const file = join(temporaryFolder(), 'backup.tar');
      const { code } = await runAndKill(data, ['backup', file], milliseconds, killHard);
      if (code !== 0) await succeed(data, 'backup', `${file}.again`);
      expect(readdirSync(data).filter((name) => name.startsWith('backing-up'))).toEqual([]);
    }
    expect(await truthOf(data)).toEqual(cities.oldTruth);
  });
});

describe('a restore', () => {
  it('says how many objects it wrote, and as many come back', async () => {
    const file = join(temporaryFolder(), 'city.tar');
    const count = /(\d+) objects/;
    const written = count.exec(await succeed(cities.oldFolder, 'backup', file))![1];
    const data = join(temporaryFolder(), 'data');
    const restored = count.exec(await succeed(data, 'restore', file))![1];
    expect(Number(written)).toBeGreaterThan(3);
    expect(restored).toBe(written);
  });

  it('makes the city that was backed up, in a fresh folder', { timeout: 120_000 }, async () => {
    const data = join(temporaryFolder(), 'data');
    await succeed(data, 'restore', cities.backedUp);
    await succeed(data, 'restore', cities.backedUp);
    const database = new DatabaseSync(join(data, 'state.db'), { readOnly: true });
    const log = database.prepare('select action, actor, city from audit order by sequence').all();
    database.close();
    expect(log.filter(({ action }) => action === 'backup.restored')).toHaveLength(1);
    const actor = `command line: ${userInfo().username}`;
    expect({ ...log.at(-1) }).toEqual({ action: 'backup.restored', actor, city: '' });
    expect(await truthOf(data)).toEqual(cities.newTruth);
    expect(await publicBoards(data, 'sample')).toEqual(cities.newBoards);
    await expectScores(data, cities.steps.at(-1)!);
  });

  it('changes a running server, and its pages', { timeout: 120_000 }, async () => {
    const data = cities.copyOfOld();
    const published = join(data, 'published');
    cpSync(join(published, 'sample.json'), join(published, 'gone.json'));
    const server = await serve(data);
    const before = await served(server.url);
    // Questions asked meanwhile are answered from the old city or the new one.
    const [restored, ...questions] = await Promise.all([
      civicstat(data, 'restore', cities.backedUp),
      ...Array.from({ length: 5 }, () => hand(data, 'score', '--city', 'sample')),
    ]);
    expect(restored!.code, restored!.err).toBe(0);
    for (const { code, err } of questions) expect(code, err).toBe(0);
    expect(await truthOf(data, hand)).toEqual(cities.newTruth);
    expect(await publicBoards(data, 'sample')).toEqual(cities.newBoards);
    await expectScores(data, cities.steps.at(-1)!, hand);
    expect(await served(server.url)).not.toBe(before);
    expect(readdirSync(published)).toEqual(['sample.json']);
    await mustSucceed(hand, data, cities.steps.at(-1)!.args);
    expect(await server.stop()).toBe(0);
  });

  it('keeps the old state store', { timeout: 120_000 }, async () => {
    const data = cities.copyOfOld();
    const out = await succeed(data, 'restore', cities.backedUp);
    const kept = /kept as (.*)\.$/m.exec(out)![1]!;
    cpSync(kept, join(data, 'state.db'));
    await succeed(data, 'rebuild');
    expect(await truthOf(data)).toEqual(cities.oldTruth);
  });

  it('mends a folder that cannot be opened any more', { timeout: 120_000 }, async () => {
    for (const part of ['state.db', 'facts.duckdb', 'published/sample.json']) {
      const data = cities.copyOfOld();
      writeFileSync(join(data, part), 'not what it was');
      if (part === 'state.db') expect((await civicstat(data, 'doctor')).code).toBe(1);
      await succeed(data, 'restore', cities.backedUp);
      expect(await truthOf(data), part).toEqual(cities.newTruth);
      await expectPublicInStep(data, 'sample');
    }
  });

  it('takes over from a server that was killed', { timeout: 120_000 }, async () => {
    const data = cities.copyOfOld();
    const server = await startServer(data);
    await mustSucceed(hand, data, cities.steps[4]!.args);
    await server.stop('SIGKILL');
    expect(readdirSync(data)).toContain('state.db-wal');
    await succeed(data, 'restore', cities.backedUp);
    expect(await truthOf(data)).toEqual(cities.newTruth);
  });
});

describe('a file that is no sound backup', () => {
  it('is refused, wherever a byte differs or the file ends', { timeout: 120_000 }, async () => {
    const data = cities.copyOfOld();
    const server = await startServer(data);
    await truthOf(data, hand);
    const before = contentsOf(data);
    const bytes = readFileSync(cities.backedUp);
    const file = join(temporaryFolder(), 'damaged.tar');
    const random = seeded(seed);
    const last = bytes.length - 1;
    const places = [0, 100, 124, 156, 511, 512, 600, 1023, 1536, last, last - 1024, last - 2048];
    places.push(...Array.from({ length: 60 }, () => Math.floor(random() * bytes.length)));
    const lengths = [0, 1, 512, 1024, last, last - 1023, last - 2047, last - 5000];
    const damaged = [
      ...places.map((place) => {
        const copy = Buffer.from(bytes);
        copy[place] = copy[place]! ^ (1 << Math.floor(random() * 8));
        return copy;
      }),
      ...lengths.map((length) => bytes.subarray(0, length)),
      Buffer.concat([bytes, Buffer.alloc(512)]),
      Buffer.concat([bytes, bytes]),
    ];
    for (const [place, copy] of damaged.entries()) {
      writeFileSync(file, copy);
      const { code, err } = await hand(data, 'restore', file);
      expect(code, `damage ${place}: ${err}`).toBe(2);
      expect(err).toContain('Nothing was changed');
    }
    expect(contentsOf(data)).toEqual(before);
    expect(await truthOf(data, hand)).toEqual(cities.oldTruth);
    await server.stop();
  });

  it('is refused for a strange entry, also under a right seal', { timeout: 120_000 }, async () => {
    const data = cities.copyOfOld();
    const server = await startServer(data);
    await truthOf(data, hand);
    const before = contentsOf(data);
    const folder = temporaryFolder();
    const file = join(folder, 'strange.tar');
    /** Unpacks the backup, lets `change` spoil it, and packs it with a right seal. */
    const spoilt = async (name: string, change: (inside: string) => string[] | undefined) => {
      const inside = join(folder, name);
      mkdirSync(inside);
      await extract({ file: cities.backedUp, cwd: inside });
      rmSync(join(inside, 'seal.sha256'));
      const more = change(inside) ?? [];
      const entries = ['manifest.json', 'state.db', 'archive/objects', ...more];
      await create({ file, cwd: inside, portable: true, preservePaths: true }, entries);
      await seal(file);
      return hand(data, 'restore', file);
    };
    const firstObject = (inside: string) => {
      const shelves = join(inside, 'archive/objects');
      const shelf = readdirSync(shelves).find((one) => readdirSync(join(shelves, one)).length > 0)!;
      return join(shelves, shelf, readdirSync(join(shelves, shelf))[0]!);
    };
    writeFileSync(join(folder, 'outside.txt'), 'outside');
    const refused = {
      'a path that leads out': await spoilt('out', () => ['../outside.txt']),
      'an absolute path': await spoilt('absolute', () => [join(folder, 'outside.txt')]),
      'a symbolic link': await spoilt('link', (inside) => {
        rmSync(join(inside, 'state.db'));
        symlinkSync('/etc/passwd', join(inside, 'state.db'));
        return [];
      }),
      'a file of another name': await spoilt('name', (inside) => {
        writeFileSync(join(inside, 'lock.db'), 'x');
        return ['lock.db'];
      }),
      'an object with other bytes': await spoilt('object', (inside) => {
        appendFileSync(firstObject(inside), ' ');
        return [];
      }),
      'a missing object': await spoilt('missing', (inside) => {
        rmSync(join(inside, 'archive/objects'), { recursive: true });
        mkdirSync(join(inside, 'archive/objects'), { recursive: true });
        return [];
      }),
      'another state store': await spoilt('state', (inside) => {
        cpSync(join(cities.oldFolder, 'state.db'), join(inside, 'state.db'));
        return [];
      }),
    };
    for (const [name, { code, err }] of Object.entries(refused)) {
      expect(code, `${name}: ${err}`).toBe(2);
      expect(err, name).toContain('Nothing was changed');
    }
    expect((await hand(data, 'restore', join(folder, 'nowhere.tar'))).code).toBe(2);
    const sound = await spoilt('sound', () => []);
    expect(contentsOf(data)).not.toEqual(before);
    expect(sound.code, sound.err).toBe(0);
    await server.stop();
  });
});
