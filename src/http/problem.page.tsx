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

/** An own address in a sentence. */
const ownAddress = /(\/[a-z0-9][\w/-]*(?:\.atom)?)/;

/**
 * A problem as a page.
 * @param address the path and query asked for, where asking again in another language is harmless
 */
export function renderProblem(
  frame: Frame,
  { message, remedy }: Said,
  reader: Reader,
  address: string | undefined,
): string {
  const { language } = reader;
  const title = told(message, language).replace(/\.$/, '');
  return renderDocument(
    <MessagePage frame={frame} title={title} {...(address !== undefined && { address })}>
      <p>
        {told(remedy, language)
          .split(ownAddress)
          .map((part, at) =>
            at % 2 === 0 ? (
              part
            ) : (
              <Link key={at} href={part}>
                {part}
              </Link>
            ),
          )}
      </p>
      <p>
        <Link href="/">{serverWords(language).first}</Link>
      </p>
    </MessagePage>,
    reader,
  );
}
