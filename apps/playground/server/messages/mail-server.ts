import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { MessageLog } from './message-log.ts';

/** A mailbox for development. */
export interface MailServer {
  /** For `SMTP_URL` and the like. */
  readonly url: string;
  close(): Promise<void>;
}

const maxMailBytes = 5 * 1024 * 1024;

/**
 * Starts an SMTP server on loopback that keeps every mail it gets and sends none on.
 *
 * It answers a mail only after it is stored, so what was answered is never lost, and refuses with 451 (try again) when it
 * could not be.
 */
export async function startMailServer(messages: MessageLog): Promise<MailServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    size: maxMailBytes,
    logger: false,
    onData(stream, session, done) {
      buffer(stream)
        .then((raw) =>
          keep(
            messages,
            raw,
            session.envelope.rcptTo.map((one) => one.address),
          ),
        )
        .then(
          () => done(),
          () => done(Object.assign(new Error('The mail could not be stored; try again.'), { responseCode: 451 })),
        );
    },
  });
  // Broken connections of clients are theirs; the server stays.
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve());
  });
  // A listening TCP server has an address with a port.
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function keep(messages: MessageLog, raw: Buffer, recipients: readonly string[]): Promise<void> {
  const mail = await PostalMime.parse(raw);
  const header = (name: string): string | null => mail.headers.find((one) => one.key === name)?.value ?? null;
  const key = header('x-sojourn-key');
  await messages.add({
    id: mail.messageId ?? key ?? crypto.randomUUID(),
    kind: 'email',
    // The mail's own date carries the demo's time; the machine's clock does not know it.
    sentAt: mail.date === undefined ? Date.now() : Date.parse(mail.date),
    contactId: decoded(header('x-sojourn-contact')),
    effectKey: key,
    sender: mail.from?.address ?? '',
    recipient: recipients.join(', '),
    subject: mail.subject ?? '',
    body: mail.text ?? '',
  });
}

/** Headers carry ASCII; our own handler encodes the contact's id, other senders need not. */
function decoded(text: string | null): string | null {
  try {
    return text === null ? null : decodeURIComponent(text);
  } catch {
    return text;
  }
}
