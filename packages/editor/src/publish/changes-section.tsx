import { describeDifference, diffJourneys } from '@sojourn/schema';
import { shippedWords } from '@sojourn/schema/checking';
import { useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import { useEditorContext } from '../context/editor-context.ts';
import { useEditor } from '../store/use-editor.ts';
import { Button } from '../ui/button.tsx';

const shownFirst = 6;

/** What is different from the version that is live, in words. */
export function ChangesSection(): ReactElement | null {
  const { editor, words } = useEditorContext();
  const journey = useEditor(editor, (snapshot) => snapshot.journey);
  const published = useEditor(editor, ({ host }) => host.published);
  const catalog = useEditor(editor, ({ host }) => host.catalog);
  const [isWhole, setWhole] = useState(false);
  const said = useMemo(() => {
    if (published === undefined) return undefined;
    const context = { journey, before: published, catalog, words: shippedWords(words.locale) };
    return diffJourneys(published, journey, { catalog }).map((difference) => describeDifference(difference, context));
  }, [journey, published, catalog, words]);
  if (said === undefined) return null;
  const shown = isWhole ? said : said.slice(0, shownFirst);
  return (
    <section className="sj-publish-part" aria-label={words('publish.changes')}>
      <h3>{words('publish.changes')}</h3>
      {said.length === 0 ? <p className="sj-muted">{words('publish.changesNone')}</p> : null}
      <ul className="sj-publish-changes">
        {shown.map((text, index) => (
          <li key={`${String(index)} ${text}`}>
            <bdi>{text}</bdi>
          </li>
        ))}
      </ul>
      {said.length > shown.length ? (
        <Button variant="link" onClick={() => setWhole(true)}>
          {words('publish.changesMore', { count: said.length - shown.length })}
        </Button>
      ) : null}
    </section>
  );
}
