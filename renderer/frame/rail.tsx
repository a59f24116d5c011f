import { Link, useLocation } from 'wouter';
import { useWorkspace } from '../workspace.ts';
import { workspaces } from './workspaces.ts';

/** The workspaces at the left edge. */
export function Rail() {
  const [path] = useLocation();
  const hasProject = useWorkspace((state) => state.project !== null);
  return (
    <nav className="rail no-print" aria-label="Workspaces">
      <Link
        href="/start"
        className="rail-home"
        aria-current={path === '/start' ? 'page' : undefined}
      >
        <ParallaxMark />
        <span className="visually-hidden">Parallax: start and projects</span>
      </Link>
      {workspaces
        .filter(({ needsProject }) => hasProject || !needsProject)
        .map(({ id, title, path: to, icon: Icon }) => (
          <Link
            key={id}
            href={to}
            className="rail-item"
            aria-current={path.startsWith(to) ? 'page' : undefined}
          >
            <Icon aria-hidden="true" />
            {title}
          </Link>
        ))}
    </nav>
  );
}

/** Two lines of sight that meet: the mark of Parallax. */
export function ParallaxMark() {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path d="M4 20 L12 5" stroke="var(--side-a)" strokeWidth="2" />
      <path d="M20 20 L12 5" stroke="var(--side-b)" strokeWidth="2" />
      <circle cx="12" cy="5" r="2.5" fill="var(--ink)" />
      <circle cx="4" cy="20" r="2" fill="var(--side-a)" />
      <circle cx="20" cy="20" r="2" fill="var(--side-b)" />
    </svg>
  );
}
