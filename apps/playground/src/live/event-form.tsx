import type { Catalog, Field, JsonObject, JsonValue } from '@sojourn/schema';
import { Send } from 'lucide-react';
import { useId, useState, type ReactElement } from 'react';
import { ApiError, request, type ProblemItem } from '../api/request.ts';
import type { ContactRow, Rows } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { words } from '../messages/en.ts';
import { Link } from '../shell/router.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { ProblemList } from '../ui/problem-list.tsx';
import { nameOf } from './contact-name.ts';
import { EventField } from './event-field.tsx';

interface EventFormProps {
  readonly catalog: Catalog;
  readonly start: { readonly event: string; readonly data: JsonObject };
  readonly contact: string;
  readonly onEvent: (event: string) => void;
}

type Result =
  | { readonly taken: string; readonly contactId: string }
  | { readonly refused: string; readonly problems: readonly ProblemItem[] };

/** One event: who, what, and the data that the catalog declares for it. */
export function EventForm({ catalog, start, contact, onEvent }: EventFormProps): ReactElement {
  const contacts = useResource<Rows<ContactRow>>('/api/contacts?limit=200', ['contacts']);
  const [contactId, setContactId] = useState(contact);
  const [data, setData] = useState<JsonObject>(start.data);
  const [result, setResult] = useState<Result>();
  const [isBusy, setBusy] = useState(false);
  const [ids, hint] = [useId(), useId()];
  const who = contactId || (contacts.data?.rows[0]?.id ?? '');
  const fields = Object.entries(catalog.events?.[start.event]?.data ?? {});
  const body = { contactId: who, name: start.event, data };
  const send = async (): Promise<void> => {
    setBusy(true);
    try {
      await request('/events', { method: 'POST', body });
      setResult({
        taken: words.events.taken(catalog.events?.[start.event]?.label ?? start.event, nameIn(contacts.data?.rows, who)),
        contactId: who,
      });
    } catch (error) {
      setResult(
        error instanceof ApiError ? { refused: error.message, problems: error.problems } : { refused: String(error), problems: [] },
      );
    }
    setBusy(false);
  };
  const set = (name: string, value: JsonValue | undefined): void => {
    const { [name]: _old, ...rest } = data;
    setData(value === undefined ? rest : { ...data, [name]: value });
  };
  return (
    <form
      className="pg-panel pg-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label className="pg-field">
        <span className="pg-label">{words.events.contact}</span>
        <input
          className="pg-input"
          list={ids}
          value={who}
          aria-describedby={hint}
          required
          onChange={(event) => setContactId(event.currentTarget.value)}
        />
        <datalist id={ids}>
          {(contacts.data?.rows ?? []).map((one) => (
            <option key={one.id} value={one.id}>
              {nameOf(one)}
            </option>
          ))}
        </datalist>
        <span id={hint} className="pg-hint">
          {words.events.contactHint}
        </span>
      </label>
      <label className="pg-field">
        <span className="pg-label">{words.events.event}</span>
        <select className="pg-input" value={start.event} onChange={(event) => onEvent(event.currentTarget.value)}>
          {Object.entries(catalog.events ?? {}).map(([name, { label }]) => (
            <option key={name} value={name}>
              {label === undefined ? name : `${label} (${name})`}
            </option>
          ))}
        </select>
      </label>
      {fields.length > 0 && (
        <fieldset className="pg-fieldset">
          <legend className="pg-label">{words.events.data}</legend>
          {fields.map(([name, field]: [string, Field]) => (
            <EventField key={name} name={name} field={field} value={data[name]} onChange={(value) => set(name, value)} />
          ))}
        </fieldset>
      )}
      <div className="pg-row">
        <button type="submit" className="pg-button pg-primary" disabled={isBusy}>
          <Send aria-hidden /> {isBusy ? words.events.sending : words.events.send}
        </button>
        <CopyButton text={() => commandOf(body)} label={words.events.curl} done={words.events.copied} />
      </div>
      <div role="status">{result !== undefined && 'taken' in result && <Taken {...result} />}</div>
      {result !== undefined && 'refused' in result && (
        <ProblemList title={words.events.refused} problems={result.problems.length > 0 ? result.problems : [{ message: result.refused }]} />
      )}
    </form>
  );
}

function Taken({ taken, contactId }: { readonly taken: string; readonly contactId: string }): ReactElement {
  return (
    <p className="pg-note pg-ok">
      {taken} <Link href={`/live/contacts/${encodeURIComponent(contactId)}`}>{words.events.see}</Link>
    </p>
  );
}

function nameIn(contacts: readonly ContactRow[] | undefined, id: string): string {
  const known = contacts?.find((one) => one.id === id);
  return known === undefined ? id : nameOf(known);
}

/** The same event from a terminal; a quote in a value is closed, escaped and opened again. */
function commandOf(body: object): string {
  return `curl -X POST ${window.location.origin}/events -H 'content-type: application/json' -d '${JSON.stringify(body).replaceAll("'", String.raw`'\''`)}'`;
}
