import type { ReactElement } from 'react';
import { ChangesProvider } from './api/changes.tsx';
import { GalleryView } from './gallery/gallery-view.tsx';
import { JourneyView } from './journey/journey-view.tsx';
import { LiveView } from './live/live-view.tsx';
import { RouterProvider, useRoute } from './shell/router.tsx';
import { Shell } from './shell/shell.tsx';
import { ThemeProvider } from './shell/theme.tsx';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { NotThere } from './ui/states.tsx';
import { words } from './messages/en.ts';

/** The playground: a gallery, the editor, and what happens live. */
export function App(): ReactElement {
  return (
    <ThemeProvider>
      <RouterProvider>
        <ChangesProvider>
          <Shell>
            <CaughtView />
          </Shell>
        </ChangesProvider>
      </RouterProvider>
    </ThemeProvider>
  );
}

/** A failure of one view is forgotten with the next. */
function CaughtView(): ReactElement {
  const { segments } = useRoute();
  return (
    <ErrorBoundary key={segments.slice(0, 2).join('/')}>
      <View />
    </ErrorBoundary>
  );
}

function View(): ReactElement {
  const { segments } = useRoute();
  const [first, second, third] = segments;
  if (first === undefined) return <GalleryView />;
  if (first === 'journeys' && second !== undefined) return <JourneyView key={second} id={second} />;
  if (first === 'live') return <LiveView section={second ?? 'events'} id={third} />;
  return <NotThere title={words.notFound.title} text={words.notFound.text} href="/" action={words.notFound.action} />;
}
