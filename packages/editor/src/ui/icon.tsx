import type { ReactElement } from 'react';
import { iconPaths } from './icon-paths.ts';
import type { IconName } from './icon-paths.ts';

/** A drawing beside text; hidden from assistive technology, so the text must say it all. */
export function Icon({ name, className }: { readonly name: IconName; readonly className?: string }): ReactElement {
  return (
    <svg className={className === undefined ? 'sj-icon' : `sj-icon ${className}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {iconPaths[name].map((d) => (
        <path key={d} d={d} />
      ))}
    </svg>
  );
}
