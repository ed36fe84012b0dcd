import type { ReactElement, ReactNode } from 'react';
import type { Words } from '../messages/words.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';

/** Props of `BrokenDraft`. */
export interface BrokenDraftProps {
  readonly words: Words;
  /** What cannot be read. */
  readonly reason: 'journey' | 'scenario';
  readonly close?: ReactNode;
  /** The way to the problems, where there is one. */
  readonly onProblems?: (() => void) | undefined;
  /** Plays a sample instead. */
  readonly onRestart?: (() => void) | undefined;
}

/** Why there is nothing to play, and a way out. */
export function BrokenDraft({ words, reason, close, onProblems, onRestart }: BrokenDraftProps): ReactElement {
  return (
    <div className="sj-sim-broken" role="status">
      <span className="sj-sim-broken-close">{close}</span>
      <p>
        <Icon name="warning" />
        <b>{words('simulator.broken.title')}</b>
      </p>
      <p className="sj-muted">{words(`simulator.broken.${reason}`)}</p>
      {reason === 'journey' && onProblems !== undefined ? <Button onClick={onProblems}>{words('simulator.broken.problems')}</Button> : null}
      {reason === 'scenario' && onRestart !== undefined ? <Button onClick={onRestart}>{words('simulator.broken.restart')}</Button> : null}
    </div>
  );
}
