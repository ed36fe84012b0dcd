export { createEditor } from './store/create-editor.ts';
export { useCreateEditor } from './store/use-create-editor.ts';
export { useEditor } from './store/use-editor.ts';
export { ENTRY_CARD } from './store/editor.ts';
export type { Editor, RevealTarget, SaveState, Snapshot } from './store/editor.ts';
export type {
  ChangeOrigin,
  ControlledDocument,
  DocumentOptions,
  EditorChange,
  OwnedDocument,
  SaveRequest,
  SaveResult,
} from './store/document-options.ts';
export type {
  Extensions,
  FieldProps,
  HostOptions,
  MetricsRequest,
  MetricsSource,
  NodeView,
  Option,
  OptionSource,
  Permit,
  PermitTarget,
  PermitVerb,
  PublishHost,
  PublishResult,
  ScenarioList,
} from './store/host-options.ts';
export { JourneyEditor } from './editor/journey-editor.tsx';
export type { EditorSlots, JourneyEditorProps } from './editor/journey-editor.tsx';
export { EditorCanvas } from './canvas/editor-canvas.tsx';
export type { EditorCanvasProps } from './canvas/editor-canvas.tsx';
export type { Box, Flow, Layout, LayoutEdge, LayoutEngine, LayoutGraph, LayoutNode, Point, Route } from './layout/layout.ts';
export { EditorInspector } from './inspector/lazy-inspector.tsx';
export { EditorOutline } from './outline/editor-outline.tsx';
export { EditorProblems } from './problems/editor-problems.tsx';
export { EditorToolbar } from './toolbar/editor-toolbar.tsx';
export type { EditorToolbarProps, JourneyState } from './toolbar/editor-toolbar.tsx';
export { EditorProvider } from './context/editor-provider.tsx';
export type { EditorProviderProps } from './context/editor-provider.tsx';
export type { Look } from './context/look.ts';
export type { Message, MessageValues } from './messages/message.ts';
export type { MessageKey, Messages, Words } from './messages/words.ts';
