import type { ComponentChildren, JSX } from 'preact';
import type { Frame } from './assets.tsx';
import { Layout } from './layout.tsx';

interface MessageProps {
  readonly frame: Frame;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A page that says one thing: an error, an empty place. */
export function MessagePage({ frame, title, children }: MessageProps): JSX.Element {
  return (
    <Layout frame={frame} title={title} city={null}>
      <div class="page message">
        <h1>{title}</h1>
        {children}
      </div>
    </Layout>
  );
}
