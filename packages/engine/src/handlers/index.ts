export { email } from './email.ts';
export type { EmailOptions, MailContent } from './email.ts';
export type { SmtpSettings } from './send-by-smtp.ts';
export { webhook } from './webhook.ts';
export type { WebhookOptions } from './webhook.ts';
export type { Reach } from './safe-request.ts';
export { signWebhook, verifyWebhook } from './sign-webhook.ts';
export type { WebhookHeaders } from './sign-webhook.ts';
