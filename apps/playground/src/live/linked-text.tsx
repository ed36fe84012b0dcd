import type { ReactElement } from 'react';

/** Plain text with its addresses as links. Never markup: what a sender wrote cannot become part of the page. */
export function LinkedText({ text, className }: { readonly text: string; readonly className: string }): ReactElement {
  const parts = text.split(/(https?:\/\/[^\s<>"]+)/);
  return (
    <div className={className} dir="auto">
      {parts.map((part, index) =>
        index % 2 === 1 ? (
          <a key={index} href={part} target="_blank" rel="noreferrer noopener">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </div>
  );
}
