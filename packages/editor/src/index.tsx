export { createEditor } from './store/create-editor.ts';
export { useCreateEditor } from './store/use-create-editor.ts';
export { useEditor } from './store/use-editor.ts';
export { ENTRY_CARD } from './store/editor.ts';
export type { Editor, RevealTarget, SaveState, Snapshot } from './store/editor.ts';
export type { ChangeOrigin, ControlledDocument, DocumentOptions, EditorChange, OwnedDocument, SaveRequest, SaveResult } from './store/document-options.ts';
export type {
  Extensions,
  FieldProps,
  HostOptions,
  NodeView,
  Option,
  OptionSource,
  Permit,
  PermitTarget,
  PermitVerb,
} from './store/host-options.ts';
export { EditorProvider } from './context/editor-provider.tsx';
export type { EditorProviderProps } from './context/editor-provider.tsx';
export type { Look } from './context/look.ts';
export type { Message, MessageValues } from './messages/message.ts';
export type { MessageKey, Messages, Words } from './messages/words.ts';
