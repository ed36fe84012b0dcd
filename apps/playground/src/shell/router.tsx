import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  type AnchorHTMLAttributes,
  type ReactElement,
  type ReactNode,
} from 'react';

/** Where the page is. */
export interface Route {
  readonly path: string;
  /** Decoded parts of the path. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  go(this: void, path: string, how?: 'push' | 'replace'): void;
}

const RouteContext = createContext<Route | undefined>(undefined);

/** The address bar is the only place that knows the view; links work with a middle click, back and forward. */
export function RouterProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [address, setAddress] = useState(currentAddress);
  useEffect(() => {
    const follow = (): void => setAddress(currentAddress());
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);
  const go = useCallback((path: string, how: 'push' | 'replace' = 'push') => {
    if (how === 'push') window.history.pushState(null, '', path);
    else window.history.replaceState(null, '', path);
    setAddress(currentAddress());
  }, []);
  const route = useMemo((): Route => {
    const { pathname, searchParams } = new URL(address, window.location.origin);
    return { path: pathname, segments: pathname.split('/').filter(Boolean).map(decode), query: searchParams, go };
  }, [address, go]);
  return <RouteContext value={route}>{children}</RouteContext>;
}

/** Where the page is, and how to go elsewhere. */
export function useRoute(): Route {
  const route = use(RouteContext);
  if (route === undefined) throw new Error('useRoute needs a RouterProvider.');
  return route;
}

/** A link inside the page: a plain one for the browser, without a reload on a plain click. */
export function Link({
  href,
  onClick,
  children,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string }): ReactElement {
  const { go } = useRoute();
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event);
        const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
        if (!isPlain || event.defaultPrevented) return;
        event.preventDefault();
        go(href);
      }}
    >
      {children}
    </a>
  );
}

function currentAddress(): string {
  return window.location.pathname + window.location.search;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
