import type { Frame } from '../web/assets.tsx';
import { renderDocument } from '../web/layout.tsx';
import { Link } from '../web/link.tsx';
import { MessagePage } from '../web/message.page.tsx';

/** A problem as a page. */
export function renderProblem(frame: Frame, message: string, remedy: string): string {
  return renderDocument(
    <MessagePage frame={frame} title={message.replace(/\.$/, '')}>
      <p>{remedy}</p>
      <p>
        <Link href="/">The first page</Link>
      </p>
    </MessagePage>,
  );
}
