import type { Frame } from '../web/assets.tsx';
import { type Reader, type Told, told } from '../web/language/index.ts';
import { renderDocument } from '../web/layout.tsx';
import { Link } from '../web/link.tsx';
import { MessagePage } from '../web/message.page.tsx';
import { serverWords } from './words/index.ts';

interface Said {
  readonly message: Told;
  readonly remedy: Told;
}

/** A problem as a page. */
export function renderProblem(frame: Frame, { message, remedy }: Said, reader: Reader): string {
  const { language } = reader;
  const title = told(message, language).replace(/\.$/, '');
  return renderDocument(
    <MessagePage frame={frame} title={title}>
      <p>{told(remedy, language)}</p>
      <p>
        <Link href="/">{serverWords(language).first}</Link>
      </p>
    </MessagePage>,
    reader,
  );
}
