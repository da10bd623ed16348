import type { ComponentChildren, JSX } from 'preact';
import type { Frame } from './assets.tsx';
import { Layout } from './layout.tsx';

interface MessageProps {
  readonly frame: Frame;
  readonly title: string;
  /** As in `Layout`. */
  readonly address?: string;
  readonly children: ComponentChildren;
}

/** A page that says one thing: an error, an empty place. */
export function MessagePage(props: MessageProps): JSX.Element {
  const { frame, title, address, children } = props;
  return (
    <Layout frame={frame} title={title} city={null} {...(address !== undefined && { address })}>
      <div class="page message">
        <h1>{title}</h1>
        {children}
      </div>
    </Layout>
  );
}
