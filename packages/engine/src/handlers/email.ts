import { createHash } from 'node:crypto';
import type { ActionHandler, Effect } from '../ports/handlers.ts';
import { NotSentError } from '../ports/not-sent-error.ts';
import { sendBySmtp, type OutgoingMail, type SmtpSettings } from './send-by-smtp.ts';

/** The parts of a message that depend on the effect. */
export interface MailContent {
  readonly subject: string;
  readonly text?: string;
  readonly html?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Settings of `email`. */
export interface EmailOptions {
  /** `smtp://user:pass@host:587`, `smtps://…`, or the settings one by one. */
  readonly smtp: string | SmtpSettings;
  /** Sender: `news@example.com`, or with a name. Its domain ends the Message-ID. */
  readonly from: { readonly name?: string; readonly address: string };
  /** Recipient's address; the contact's attribute `email` if absent. `undefined` is a sure failure. */
  readonly to?: (effect: Effect) => string | undefined;
  /** Subject and body; the effect's `input.subject`, `input.body` or `input.text`, and `input.html` if absent. */
  readonly content?: (effect: Effect) => MailContent;
  /** The Date header, epoch milliseconds: the engine's clock. Real time if absent. */
  readonly now?: () => number;
}

/**
 * A handler that sends the effect as one email over SMTP. Needs `nodemailer`, an optional peer.
 *
 * The Message-ID is derived from the idempotency key, and the key itself stands in `X-Sojourn-Key`: another attempt is the same
 * message, which most mailboxes show once. What fails before the server was asked to take the message, and what it answers with
 * 4xx or 5xx, is a `NotSentError`; a connection lost while it takes the message is uncertain.
 *
 * @returns A handler whose result is `{ outcome: 'sent', data: { messageId } }`.
 * @example
 * const handlers = { send_email: email({ smtp: 'smtp://localhost:1025', from: { name: 'Acme', address: 'hello@acme.example' } }) };
 */
export function email(options: EmailOptions): ActionHandler {
  const domain = options.from.address.slice(options.from.address.lastIndexOf('@') + 1);
  const now = options.now ?? Date.now;
  return async (effect, { signal, idempotencyKey }) => {
    const address = (options.to ?? addressOf)(effect);
    if (address === undefined || !isOneAddress(address))
      throw new NotSentError('The contact has no email address.', { code: 'address_missing', retryable: false });
    const content = (options.content ?? contentOf)(effect);
    const messageId = `<${createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 40)}@${domain}>`;
    const mail: OutgoingMail = {
      from: { name: options.from.name ?? '', address: options.from.address },
      to: { name: '', address },
      subject: content.subject,
      ...(content.text === undefined ? {} : { text: content.text }),
      ...(content.html === undefined ? {} : { html: content.html }),
      date: new Date(now()),
      messageId,
      headers: { ...content.headers, 'X-Sojourn-Key': idempotencyKey },
    };
    await sendBySmtp(options.smtp, mail, signal);
    return { outcome: 'sent', data: { messageId } };
  };
}

/** One mailbox, and nothing a mail program could read as two. */
function isOneAddress(text: string): boolean {
  return /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/.test(text) && text.length <= 254;
}

function addressOf(effect: Effect): string | undefined {
  return textOf(effect.contact.attributes ?? {}, 'email');
}

function contentOf({ input }: Effect): MailContent {
  const [text, html] = [textOf(input, 'body') ?? textOf(input, 'text'), textOf(input, 'html')];
  return { subject: textOf(input, 'subject') ?? '', ...(text === undefined ? {} : { text }), ...(html === undefined ? {} : { html }) };
}

function textOf(values: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}
