import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useJourneyForm } from '../form/journey-form.ts';
import { freshId } from '../panels/fresh-id.ts';
import { ItemName } from '../panels/item-name.tsx';
import { MatchForm } from './match-form.tsx';

/** Other reasons to stop. */
export function ExitList(): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const exits = form.journey.exits ?? [];
  // Exit criteria are JSON; only their index signature is missing in the types.
  const write = (next: typeof exits, label: string): void => form.write('/exits', next.length === 0 ? undefined : (next as never), label);
  return (
    <div className="sj-items">
      {exits.map((exit, index) => {
        const name = exit.name ?? exit.id;
        return (
          <div key={exit.id} className="sj-item" role="group" aria-label={name}>
            <div className="sj-item-head">
              <ItemName pointer={`/exits/${index}/name`} label={words('panel.exits.name')} placeholder={exit.id} />
              {!form.readOnly && (
                <IconButton
                  size="small"
                  icon="close"
                  label={words('panel.exits.remove', { name })}
                  onClick={() => write(exits.toSpliced(index, 1), words('inspector.undo.remove', { name }))}
                />
              )}
            </div>
            <div className="sj-item-body">
              <MatchForm pointer={`/exits/${index}/when`} when={exit.when} label={words('panel.exits.when')} />
            </div>
          </div>
        );
      })}
      {!form.readOnly && (
        <Button
          size="small"
          icon="plus"
          onClick={() =>
            write(
              [
                ...exits,
                {
                  id: freshId(
                    'exit',
                    exits.map((one) => one.id),
                  ),
                  when: { any: [] },
                },
              ],
              words('inspector.undo.add', { name: words('panel.exits.one') }),
            )
          }
        >
          {words('panel.exits.add')}
        </Button>
      )}
    </div>
  );
}
