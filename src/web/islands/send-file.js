/**
 * Sends a large file in parts, shows how far it came, and goes on after a broken connection where
 * it stopped. Without this script, and for small files, the form sends the file in one piece.
 */

const partBytes = 4 * 1024 ** 2;
const longestWaitMilliseconds = 30_000;
const megabyte = 1_000_000;

/** @typedef {{ received: number, parts: string }} Progress */
/** @typedef {{ next: string }} Arrived */

/** What the server will not take, however often it is sent; the message is for the reader. */
class Refused extends Error {}

const box = /** @type {HTMLElement} */ (document.querySelector('.sending'));
const form = /** @type {HTMLFormElement} */ (box.closest('form'));
const field = /** @type {HTMLInputElement} */ (form.querySelector('input[type=file]'));
const send = /** @type {HTMLButtonElement} */ (form.querySelector('[type=submit]'));
const status = /** @type {HTMLElement} */ (box.querySelector('[role=status]'));
const bar = /** @type {HTMLProgressElement} */ (box.querySelector('progress'));
const sent = /** @type {HTMLElement} */ (box.querySelector('.sent'));
const button = /** @type {HTMLButtonElement} */ (box.querySelector('button'));

/** @type {AbortController | null} */
let sending = null;

form.addEventListener('submit', (event) => {
  const file = field.files?.[0];
  if (file === undefined || file.size <= partBytes) return;
  event.preventDefault();
  if (sending === null) sendAll(file);
});

button.addEventListener('click', () => {
  if (sending === null) form.requestSubmit(send);
  else sending.abort();
});

/** @param {File} file */
async function sendAll(file) {
  sending = new AbortController();
  const { signal } = sending;
  box.hidden = false;
  setBusy(true);
  status.textContent = says('begins');
  try {
    location.assign(await sendPatiently(file, signal));
    status.textContent = says('arrived');
    button.hidden = true;
  } catch (error) {
    status.textContent = signal.aborted
      ? says('stopped')
      : error instanceof Refused
        ? error.message
        : says('failed');
    sending = null;
    setBusy(false);
  }
}

/** @param {boolean} isBusy */
function setBusy(isBusy) {
  send.disabled = isBusy;
  field.disabled = isBusy;
  button.textContent = says(isBusy ? 'stop' : 'go-on');
}

/**
 * Tries again, and more and more seldom, until the file is sent or refused.
 * @param {File} file
 * @param {AbortSignal} signal
 */
async function sendPatiently(file, signal) {
  let wait = 1000;
  for (;;) {
    try {
      return await sendParts(file, signal, () => {
        if (wait > 1000) status.textContent = says('begins');
        wait = 1000;
      });
    } catch (error) {
      if (signal.aborted || error instanceof Refused) throw error;
      status.textContent = says('broken');
      await new Promise((resolve) => setTimeout(resolve, wait));
      signal.throwIfAborted();
      wait = Math.min(wait * 2, longestWaitMilliseconds);
    }
  }
}

/**
 * Sends what is missing; the server says what that is.
 * @param {File} file
 * @param {AbortSignal} signal
 * @param {() => void} moved
 * @returns {Promise<string>} the address at which the file is looked at
 */
async function sendParts(file, signal, moved) {
  const asked = new URLSearchParams();
  for (const name of ['token', 'department', 'holds']) asked.set(name, fieldText(name));
  asked.set('name', file.name);
  asked.set('bytes', String(file.size));
  asked.set('modified', String(file.lastModified));
  let answer = await post(box.dataset.address ?? '', asked, signal);
  while (!('next' in answer)) {
    show(answer.received, file.size);
    const part = new FormData();
    part.set('token', fieldText('token'));
    part.set('from', String(answer.received));
    // Fields must come before the file.
    part.set('file', file.slice(answer.received, answer.received + partBytes), file.name);
    answer = await post(answer.parts, part, signal);
    moved();
  }
  show(file.size, file.size);
  return answer.next;
}

/** @param {string} name */
function fieldText(name) {
  return String(new FormData(form).get(name) ?? '');
}

/**
 * @param {string} address
 * @param {URLSearchParams | FormData} body
 * @param {AbortSignal} signal
 * @returns {Promise<Progress | Arrived>}
 */
async function post(address, body, signal) {
  const response = await fetch(address, { method: 'POST', body, signal });
  const isPassing = response.status >= 500 && response.status !== 507;
  if (isPassing || response.status === 429) throw new Error(String(response.status));
  const answer = await response.json();
  if (response.ok) return answer;
  throw new Refused(`${answer.error.message} ${answer.error.remedy}`);
}

/**
 * @param {number} received
 * @param {number} bytes
 */
function show(received, bytes) {
  bar.value = (100 * received) / bytes;
  const shown = (/** @type {number} */ many) => (many / megabyte).toFixed(1);
  sent.textContent = says('moves')
    .replace('{arrived}', shown(received))
    .replace('{all}', shown(bytes));
}

/** @param {string} name */
function says(name) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById(`says-${name}`));
  return template.content.textContent;
}
