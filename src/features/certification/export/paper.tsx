import type { ComponentChildren, JSX } from 'preact';
import { type Language, languageFacts } from '../../../web/language/index.ts';
import { standardWords } from '../standard-words.ts';
import type { SubmissionDocument } from '../submission.ts';
import { certificationWords } from '../words/index.ts';

interface PaperProps {
  readonly document: SubmissionDocument;
  readonly language: Language;
  readonly title: string;
  /** Where the style sheet lies from here. */
  readonly root: '' | '../';
  readonly children: ComponentChildren;
}

/** A page of an exported submission; each says what it is no part of. */
export function Paper({ document, language, title, root, children }: PaperProps): JSX.Element {
  const words = certificationWords(language);
  return (
    <html lang={languageFacts[language].tag}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href={`${root}style.css`} />
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          <p class="notice">{standardWords(document.standard, language).notice(document.notice)}</p>
          {document.sample && <p class="sample">{words.sample}</p>}
          {children}
        </main>
      </body>
    </html>
  );
}

/** A link to another file of the export, by names of this program's own making. */
export function FileLink(props: {
  readonly to: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return <a href={props.to}>{props.children}</a>;
}
