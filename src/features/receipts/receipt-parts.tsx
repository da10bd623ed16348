import type { ComponentChildren, JSX } from 'preact';
import { useLanguage } from '../../web/language/index.ts';
import { Link } from '../../web/link.tsx';
import { receiptsWords } from './words/index.ts';

/** A number with all its digits, below what a reader reads. */
export function Exact({ value }: { readonly value: number }): JSX.Element {
  return <code class="line">{String(value)}</code>;
}

/** How anybody computes the number again; `does` says what the command looks at. */
export function HowToCheck(props: {
  readonly address: string;
  readonly hash: string;
  readonly does: string;
}): JSX.Element {
  const { address, hash, does } = props;
  const words = receiptsWords(useLanguage());
  return (
    <section aria-labelledby="verify">
      <h2 id="verify">{words.verify}</h2>
      <p>{words.recompute}</p>
      <p>
        <code>civicstat verify {address}</code>
      </p>
      <p>{does}</p>
      <p>{words.file}</p>
      <p>{words.hash}</p>
      <p>
        <code>sha256sum {hash}.json</code>
      </p>
      <p>
        {words.hashDoes} <code>{hash}</code>
      </p>
      <p>
        <Link href={`${address}.json`}>{words.machine}</Link>
      </p>
    </section>
  );
}

/** One line of what a receipt says. */
export function Fact(props: {
  readonly name: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
