import { createHash } from 'node:crypto';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { civicstat, serve, succeed, temporaryFolder } from './civicstat.ts';
import { smallCity } from './small-city.ts';

interface Printed {
  readonly points: number;
  readonly tier: string | null;
  readonly nextTier: { readonly name: string; readonly missing: number } | null;
  readonly sample: boolean;
  readonly criteria: readonly {
    readonly id: string;
    readonly status: string;
    readonly by: string | null;
    readonly evidence: readonly {
      readonly check: string;
      readonly value: number | null;
      readonly silence: string | null;
      readonly records: readonly { readonly title: string; readonly href: string | null }[];
    }[];
  }[];
}

async function assess(data: string, ...options: readonly string[]): Promise<Printed> {
  const out = await succeed(data, 'assess', '--city', 'sample', '--format', 'json', ...options);
  return JSON.parse(out) as Printed;
}

function statusOf(printed: Printed, id: string): string {
  const { status, by } = printed.criteria.find((one) => one.id === id)!;
  return by === null ? status : `${status} ${by}`;
}

const registers = `documents:
  - {slug: letter, title: Letter, type: appointment, owner: Mayor, approved: 2026-01-01, file: letter.txt}
  - {slug: privacy, title: Privacy rules, type: privacy, owner: Counsel, approved: 2026-01-01, reviewBy: 2026-06-30}
roles:
  - {slug: head, title: Head of data, responsibility: data-strategy, holder: Ana Lima, from: 2026-01-01, appointedBy: letter}
answers:
  - {standard: wwc-2022, criterion: EVAL4, respondent: Ana Lima, says: met, reason: Seen, on: 2026-02-01}
`;

describe('civicstat assess', () => {
  it('judges a city by what its folder says, day by day', { timeout: 120_000 }, async () => {
    const { data, folder } = await smallCity();
    const city = join(folder, 'city');
    const empty = await assess(data, '--date', '2026-06-30');
    expect(empty).toMatchObject({
      points: 0,
      tier: null,
      nextTier: { name: 'silver', missing: 22 },
      sample: false,
    });
    writeFileSync(join(city, 'registers.yaml'), registers);
    writeFileSync(join(city, 'letter.txt'), 'We appoint Ana Lima.\n');
    expect(await succeed(data, 'apply', city)).toBe(
      '+ document letter\n+ document privacy\n+ role head\n+ certification-answer wwc-2022-eval4-ana-lima\nApplied 4 changes to sample.\n',
    );
    expect(await succeed(data, 'apply', city)).toBe('Nothing to change\n');
    const june = await assess(data, '--date', '2026-06-30');
    expect(june.points).toBe(3);
    expect(['LC5', 'DM5', 'EVAL4', 'DM2'].map((id) => statusOf(june, id))).toEqual([
      'met automatic',
      'met automatic',
      'met attested',
      'unknown',
    ]);
    const july = await assess(data, '--date', '2026-07-01');
    expect([july.points, statusOf(july, 'DM5')]).toEqual([2, 'expired']);
    expect(await succeed(data, 'doctor')).toContain('sound');

    writeFileSync(
      join(city, 'registers.yaml'),
      registers.replace(/roles:[\s\S]*?answers:/, 'answers:'),
    );
    expect(await succeed(data, 'apply', city)).toBe('- role head\nApplied 1 change to sample.\n');
    expect(statusOf(await assess(data, '--date', '2026-06-30'), 'LC5')).toBe('unknown');
  });

  it('refuses what is not right with its place, and changes nothing', {
    timeout: 120_000,
  }, async () => {
    const { data, folder } = await smallCity();
    const city = join(folder, 'city');
    writeFileSync(join(city, 'registers.yaml'), registers.replace('type: privacy', 'type: privcy'));
    const { code, err } = await civicstat(data, 'apply', city);
    expect(code).toBe(2);
    expect(err).toContain('registers.yaml, line 3, column');
    writeFileSync(join(city, 'registers.yaml'), registers);
    const missing = await civicstat(data, 'apply', city);
    expect([missing.code, missing.err]).toEqual([2, expect.stringContaining('letter.txt')]);
    expect((await assess(data, '--date', '2026-06-30')).points).toBe(0);
    const unknown = await civicstat(data, 'assess', '--city', 'sample', '--standard', 'wwc-2023');
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('wwc-2022')]);
  });
});

describe('civicstat submit', () => {
  it('freezes evidence that stays as it was, and is taken along as a zip', {
    timeout: 180_000,
  }, async () => {
    const { data, folder } = await smallCity();
    const city = join(folder, 'city');
    writeFileSync(join(city, 'registers.yaml'), registers);
    writeFileSync(join(city, 'letter.txt'), 'We appoint Ana Lima.\n');
    await succeed(data, 'apply', city);
    const frozen = /Submission (\w{64})\n/.exec(
      await succeed(data, 'submit', '--city', 'sample'),
    )![1]!;
    const zip = async (name: string) => {
      const file = join(folder, name);
      await succeed(data, 'submission', frozen, '--city', 'sample', '--export', file);
      return unzipSync(readFileSync(file));
    };
    const before = await zip('before.zip');

    writeFileSync(join(city, 'registers.yaml'), 'documents: []\n');
    await succeed(data, 'apply', city);
    expect(await succeed(data, 'submission', frozen.slice(0, 8), '--city', 'sample')).toContain(
      'Sound: ',
    );
    const taken = ['--city', 'sample', '--export', join(folder, 'before.zip')];
    const again = await civicstat(data, 'submission', frozen, ...taken);
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('such a file already')]);
    const after = await zip('after.zip');
    expect(Object.keys(after)).toEqual(Object.keys(before));
    expect(
      Object.values(after).every(
        (bytes, at) => Buffer.compare(bytes, Object.values(before)[at]!) === 0,
      ),
    ).toBe(true);
    checkZip(after);

    const { evidence } = textOf<Submitted>(after, 'submission.json').criteria[0]!;
    rmSync(join(data, 'archive', 'objects', evidence.slice(0, 2), evidence));
    const broken = await civicstat(data, 'submission', frozen, '--city', 'sample');
    expect([broken.code, broken.err]).toEqual([1, `${evidence} is missing\n`]);
    const doctor = await civicstat(data, 'doctor');
    expect([doctor.code, doctor.out]).toEqual([1, expect.stringContaining('sample submission')]);
  });
});

interface Submitted {
  readonly criteria: readonly {
    readonly id: string;
    readonly evidence: string;
    readonly files: readonly { readonly name: string; readonly hash: string }[];
  }[];
}

function textOf<T>(zip: Readonly<Record<string, Uint8Array>>, name: string): T {
  return JSON.parse(new TextDecoder().decode(zip[name]!)) as T;
}

/** As a reviewer would: every criterion has its folder, every hash is that of the file beside it. */
function checkZip(zip: Readonly<Record<string, Uint8Array>>): void {
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const read = (name: string) => new TextDecoder().decode(zip[name]!);
  expect(read('LC5/index.html')).toContain('href="../registers.html#roles-head"');
  expect(read('registers.html')).toMatch(/id="roles-head"[\s\S]*Ana Lima/);
  const { criteria } = textOf<Submitted>(zip, 'submission.json');
  expect(criteria).toHaveLength(43);
  for (const { id, evidence, files } of criteria) {
    expect(read('index.html')).toContain(`href="${id}/index.html"`);
    expect(sha256(zip[`${id}/evidence.json`]!)).toBe(evidence);
    for (const page of [`${id}/index.html`, `${id}/evidence.csv`, 'index.html', 'criteria.csv']) {
      expect(read(page), page).toContain('Not affiliated with Bloomberg Philanthropies');
    }
    for (const { name, hash } of files) {
      const file = `files/${hash.slice(0, 8)}-${name}`;
      expect(sha256(zip[`${id}/${file}`]!)).toBe(hash);
      expect(read(`${id}/index.html`)).toContain(`href="${file}"`);
    }
  }
  expect(criteria.flatMap(({ files }) => files.map(({ name }) => name))).toEqual(['letter.txt']);
}

describe('the sample city', () => {
  it('shows which criteria are automatic and why, and is marked', {
    timeout: 180_000,
  }, async () => {
    const data = temporaryFolder();
    await succeed(data, 'apply', 'examples/boston');
    for (const file of ['observations.csv', 'targets.csv']) {
      await succeed(data, 'import', `examples/boston/${file}`, '--city', 'boston');
    }
    await succeed(data, 'publish', '--city', 'boston');
    const out = await succeed(data, 'assess', '--city', 'boston', '--format', 'json');
    const printed = JSON.parse(out) as Printed;
    expect(printed.sample).toBe(true);
    const met = printed.criteria.filter(({ status }) => status === 'met');
    expect(met.map(({ id, by }) => `${id} ${by}`)).toEqual([
      'DM1 automatic',
      'LC4 automatic',
      'LC5 automatic',
      'OD1 attested',
      'PA1 automatic',
    ]);
    expect(printed.points).toBe(5);
    expect(['DM3', 'DM5', 'PA2', 'RDC1'].map((id) => statusOf(printed, id))).toEqual([
      'disputed',
      'expired',
      'not-met',
      'unknown',
    ]);
    const notes = readFileSync('examples/boston/registers.yaml', 'utf8');
    expect(notes).toContain('None of it is a record of the City of');
    const table = await succeed(data, 'assess', '--city', 'boston');
    expect(table).toContain('Not affiliated with Bloomberg Philanthropies');
    expect(table).toContain('5 of 43 points: no tier yet; 17 missing for silver');
    expect(table).toContain('These are records of a sample city, no proof.');
  });
});

describe('the progress of a city', () => {
  it('is public when the city says so, without names, and gone when it says so', {
    timeout: 240_000,
  }, async () => {
    const folder = join(temporaryFolder(), 'boston');
    cpSync('examples/boston', folder, { recursive: true });
    const data = temporaryFolder();
    await succeed(data, 'apply', folder);
    await succeed(data, 'publish', '--city', 'boston');
    const { url } = await serve(data);
    const ask = (path: string) => fetch(`${url}/boston/${path}`);
    expect((await ask('progress')).status).toBe(404);
    await succeed(data, 'submit', '--city', 'boston');
    const page = await (await ask('progress?lang=es')).text();
    expect(page).toContain('Camino a la certificación');
    expect(page).toContain('Sin afiliación con Bloomberg Philanthropies');
    const inEnglish = await (await ask('progress?lang=en')).text();
    expect(inEnglish).toContain('Not affiliated with Bloomberg Philanthropies');
    expect(page).toContain('Boston 311: 1 criterio asignado y cumplido');
    // It carries one that is met, and did not agree to be named.
    expect(page).not.toContain('Public Works:');
    const shown = await (await ask('progress.json')).text();
    for (const hidden of ['/desk/', 'Sample head of data', 'Sample legal office', 'Sample text']) {
      expect([hidden, shown.includes(hidden), page.includes(hidden)]).toEqual([
        hidden,
        false,
        false,
      ]);
    }
    expect(await (await ask('about')).text()).toContain('href="/boston/progress"');

    const file = join(folder, 'registers.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('public: true', 'public: false'));
    await succeed(data, 'apply', folder);
    expect((await ask('progress')).status).toBe(404);
    expect(await (await ask('about')).text()).not.toContain('href="/boston/progress"');
  });
});
