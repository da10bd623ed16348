import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, startServer } from './processes.mjs';

const programs = ['/usr/sbin/clickhouse-server', '/usr/bin/clickhouse-server'];

function program() {
  return programs.find((path) => existsSync(path));
}

/** Three ClickHouse servers on this machine, each with a third of the rows. */
export const clickhouse = {
  name: 'ClickHouse',
  variable: 'CIVICSTAT_TEST_CLICKHOUSE_URL',
  packages: ['clickhouse-server'],
  installed: () => program() !== undefined,
  start: (folder) => startCluster(folder),
};

/**
 * Starts a cluster named `civicstat` whose data lie in the folder. `firstPort` is the first of the
 * ports that take questions; without it any free ones are taken.
 */
export async function startCluster(folder, firstPort, shards = 3) {
  const places = [];
  for (let shard = 0; shard < shards; shard += 1) {
    places.push({
      folder: join(folder, `shard${shard + 1}`),
      http: firstPort === undefined ? await freePort() : firstPort + shard,
      tcp: await freePort(),
      interserver: await freePort(),
    });
  }
  const running = places.map((place) => startShard(place, places));
  const stop = () => Promise.all(running.map((one) => one.stop()));
  try {
    await Promise.all(running.map((one, index) => one.ready(places[index].http)));
  } catch (error) {
    await stop();
    throw error;
  }
  const url = places.map(({ http }) => `http://default@127.0.0.1:${http}/civicstat`).join(',');
  return { url, stop, pids: running.map(({ pid }) => pid) };
}

function startShard(place, places) {
  mkdirSync(place.folder, { recursive: true });
  const config = join(place.folder, 'config.xml');
  writeFileSync(config, configOf(place, places));
  writeFileSync(join(place.folder, 'users.xml'), users);
  return startServer([program(), `--config-file=${config}`], join(place.folder, 'log'), 'SIGTERM');
}

function configOf({ folder, http, tcp, interserver }, places) {
  const replicas = places.map(
    (place) => `<shard><replica><host>127.0.0.1</host><port>${place.tcp}</port></replica></shard>`,
  );
  return `<yandex>
  <logger><level>warning</level><console>1</console></logger>
  <listen_host>127.0.0.1</listen_host>
  <http_port>${http}</http_port>
  <tcp_port>${tcp}</tcp_port>
  <interserver_http_port>${interserver}</interserver_http_port>
  <interserver_http_host>127.0.0.1</interserver_http_host>
  <path>${folder}/</path>
  <tmp_path>${folder}/tmp/</tmp_path>
  <user_files_path>${folder}/user_files/</user_files_path>
  <format_schema_path>${folder}/format_schemas/</format_schema_path>
  <users_config>users.xml</users_config>
  <default_profile>default</default_profile>
  <default_database>default</default_database>
  <timezone>UTC</timezone>
  <mark_cache_size>268435456</mark_cache_size>
  <uncompressed_cache_size>0</uncompressed_cache_size>
  <remote_servers><civicstat>${replicas.join('')}</civicstat></remote_servers>
</yandex>
`;
}

const users = `<yandex>
  <profiles><default></default></profiles>
  <users><default>
    <password></password>
    <networks><ip>127.0.0.1</ip></networks>
    <profile>default</profile>
    <quota>default</quota>
  </default></users>
  <quotas><default></default></quotas>
</yandex>
`;
